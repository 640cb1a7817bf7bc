import { locale, t } from '../../i18n/index.js';
import { ageInWords } from '../../lib/age.js';
import { today } from '../../lib/today.js';

/**
 * @param {{ birthDate?: string | null, birthYear?: number | null }} pet
 * @returns {string | null} such as "1 år og 3 måneder"
 */
export function petAge(pet) {
  return ageInWords(pet, today(), {
    locale: locale.value,
    bornToday: t('age.born-today'),
    bornThisYear: t('age.born-this-year'),
    days: (count) => t('age.days', { count, number: count }),
    about: (age) => t('age.about', { age }),
  });
}
