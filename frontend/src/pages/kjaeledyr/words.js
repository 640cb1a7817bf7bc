import { locale, t } from '../../i18n/index.js';
import { ageInWords } from '../../lib/age.js';
import { today } from '../../lib/today.js';

/**
 * @param {{ birthDate?: string | null, birthYear?: number | null, farewell?: { kind: string, saidAt: string } | null }} pet
 * @returns {string | null} such as "1 år og 3 måneder"; of one that died, as old as it became
 */
export function petAge(pet) {
  const { farewell } = pet;
  const day = farewell?.kind === 'DIED' ? today(new Date(farewell.saidAt)) : today();
  return ageInWords(pet, day, {
    locale: locale.value,
    bornToday: t('age.born-today'),
    bornThisYear: t('age.born-this-year'),
    days: (count) => t('age.days', { count, number: count }),
    about: (age) => t('age.about', { age }),
  });
}
