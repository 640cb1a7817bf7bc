import { locale, t } from '../../i18n/index.js';
import { formatMoney } from '../../lib/money.js';

/**
 * @param {Pick<import('./codes.jsx').DiscountCode, 'percent' | 'amount'>} code
 * @returns {string} what it takes off, such as "10 % avslag"
 */
export function discountOf({ percent, amount }) {
  const format = new Intl.NumberFormat(locale.value, { style: 'percent' });
  const discount = amount ? formatMoney(amount, locale.value) : format.format((percent ?? 0) / 100);
  return t('club.code.off', { discount });
}
