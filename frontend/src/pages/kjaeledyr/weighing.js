import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { today } from '../../lib/today.js';
import { formatWeight, HEAVIEST_GRAMS, parseWeight } from '../../lib/weight.js';

/** @typedef {{ id: string, grams: number, weighedOn: string }} Weight */

/**
 * @param {FormData} fields
 * @param {string} pet
 * @param {'kg' | 'g'} unit what a bare number means
 * @returns {import('../../components/form.jsx').Read}
 */
export function readWeighing(fields, pet, unit) {
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
    ? { input: { pet, grams: weight.grams, weighedOn } }
    : { errors };
}

/** @param {'REQUIRED' | 'INVALID' | 'TOO_PRECISE' | 'OUT_OF_RANGE'} problem @param {'kg' | 'g'} unit */
function said(problem, unit) {
  return t(`weights.problem.${problem}`, {
    example: new Intl.NumberFormat(locale.value).format(unit === 'kg' ? 4.25 : 850),
    most: formatWeight(HEAVIEST_GRAMS, locale.value),
  });
}

/** @param {Weight} weight @returns {{ weight: string, day: string }} as texts name them */
export function weighingInWords({ grams, weighedOn }) {
  return {
    weight: formatWeight(grams, locale.value),
    day: formatDay(weighedOn, locale.value),
  };
}
