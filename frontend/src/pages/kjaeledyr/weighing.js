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
 * @param {FormData} fields
 * @returns {{ weighing: Weighing } | { errors: import('../../lib/errors.js').FieldError[] }}
 */
export function readWeighing(fields) {
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
  ].filter((error) => error !== false);
  return 'grams' in weight && errors.length === 0
    ? { weighing: { grams: weight.grams, weighedOn } }
    : { errors };
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
