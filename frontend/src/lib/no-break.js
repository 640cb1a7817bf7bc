/** @param {string} number of an invoice or a return, such as F-30163 @returns {string} the same, on one line wherever it is said */
export const unbroken = (number) => number.replace(/-/g, '\u2011');

/**
 * @param {string} text such as "17,6 kg", "1 år og 3 måneder" or "16. november 2026"
 * @returns {string} the same, in which no line ends between a number and what it counts, or a day and its month
 */
export function keepTogether(text) {
  return text.replace(/(\d\.?)\s(?=\p{L})/gu, '$1\u00a0');
}
