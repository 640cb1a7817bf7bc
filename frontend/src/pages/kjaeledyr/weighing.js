import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { today } from '../../lib/today.js';
import { formatWeight, HEAVIEST_GRAMS, parseWeight } from '../../lib/weight.js';

/**
 * @typedef {import('../../lib/weight-history.js').Weight} Weight
 * @typedef {'kg' | 'g'} Unit
 * @typedef {{ grams: number, weighedOn: string }} Weighing
 *
 * @typedef {{ name: string, birthDate?: string | null, birthYear?: number | null }} Born
 *
 * @param {FormData} fields
 * @param {Born} pet
 * @param {string} [known] a day that has its weight already, whatever is known of the birth
 * @returns {{ weighing: Weighing } | { errors: import('../../lib/errors.js').FieldError[] }}
 */
export function readWeighing(fields, pet, known) {
  const unit = /** @type {Unit} */ (fields.get('unit'));
  const weighedOn = String(fields.get('weighedOn'));
  const weight = parseWeight(String(fields.get('grams')), unit);
  const errors = [
    'problem' in weight && {
      name: 'grams',
      code: weight.problem,
      message: () => said(weight.problem, unit),
    },
    !weighedOn && { name: 'weighedOn', code: 'REQUIRED', message: () => t('weights.day.missing') },
    weighedOn > today() && {
      name: 'weighedOn',
      code: 'IN_FUTURE',
      message: () => t('weights.day.future'),
    },
    weighedOn &&
      weighedOn !== known &&
      weighedOn < (firstDayOf(pet) ?? '') && {
        name: 'weighedOn',
        code: 'TOO_EARLY',
        message: () => t('weights.day.unborn', { name: pet.name }),
      },
  ].filter((error) => error !== false && error !== '');
  return 'grams' in weight && errors.length === 0
    ? { weighing: { grams: weight.grams, weighedOn } }
    : { errors };
}

/** @param {Born} pet @returns {string | undefined} ISO 8601, the first on which it may have been weighed */
export function firstDayOf({ birthDate, birthYear }) {
  return birthDate ?? (birthYear ? `${birthYear}-01-01` : undefined);
}

/** @param {'REQUIRED' | 'INVALID' | 'TOO_PRECISE' | 'OUT_OF_RANGE'} problem @param {Unit} unit */
function said(problem, unit) {
  if (problem === 'TOO_PRECISE') return t(`weights.problem.TOO_PRECISE.${unit}`);
  return t(`weights.problem.${problem}`, {
    example: new Intl.NumberFormat(locale.value).format(unit === 'kg' ? 4.25 : 850),
    most: formatWeight(HEAVIEST_GRAMS, locale.value),
  });
}

/** @param {Weighing} weighing @returns {{ weight: string, day: string }} as texts name them */
export function weighingInWords({ grams, weighedOn }) {
  return {
    weight: formatWeight(grams, locale.value),
    day: keepTogether(formatDay(weighedOn, locale.value)),
  };
}
