import { t } from '../../i18n/index.js';
import { MOST_OF_ONE } from '../../lib/deliveries.js';

/** @typedef {import('../../lib/errors.js').FieldError} FieldError */

/**
 * @param {string} name of the field
 * @param {import('../../i18n/index.js').Key} key
 * @param {import('../../lib/texts.js').Values} [values]
 * @returns {FieldError}
 */
export const errorAt = (name, key, values) => ({
  name,
  code: 'INVALID',
  message: () => t(key, values),
});

/** @param {number | undefined} quantity as typed @param {number} least @param {string} [name] @returns {FieldError[]} */
export function quantityProblem(quantity, least, name = 'quantity') {
  if (quantity !== undefined && quantity >= least && quantity <= MOST_OF_ONE) return [];
  if (quantity !== undefined && quantity > MOST_OF_ONE)
    return [errorAt(name, 'fast.quantity.most', { most: MOST_OF_ONE })];
  return [errorAt(name, 'fast.quantity.wrong', { least, most: MOST_OF_ONE })];
}
