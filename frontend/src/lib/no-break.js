/**
 * @param {string} text such as "17,6 kg", "1 år og 3 måneder" or "16. november 2026"
 * @returns {string} the same, in which no line ends between a number and what it counts, or a day and its month
 */
export function keepTogether(text) {
  return text.replace(/(\d\.?)\s(?=\p{L})/gu, '$1\u00a0');
}
