/**
 * @typedef {object} Money
 * @property {string} amount with two decimals, e.g. `499.00`
 * @property {string} currency ISO 4217
 */

/**
 * @param {Money} money
 * @param {string} locale BCP 47
 * @returns {string} e.g. `499 kr` or `49,90 kr`, on one line
 */
export function formatMoney({ amount, currency }, locale) {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(Number(amount)) ? 0 : 2,
  });
  return format.format(Number(amount)).replace(/\s/g, '\u00a0');
}
