/**
 * @param {string} text such as "17,6 kg" or "1 år og 3 måneder"
 * @returns {string} the same, in which no line ends between a number and what it counts
 */
export function keepTogether(text) {
  return text.replace(/(\d)\s(?=\p{L})/gu, '$1\u00a0');
}
