/** As much as a horse eats; the server allows no more. */
export const MOST_GRAMS = 20_000;

/**
 * @param {string} typed
 * @returns {number | undefined} whole grams such as `300`, `1 200` or `300 g`; none for anything else
 */
export function wholeGramsOf(typed) {
  const [, digits] = /^(\d[\d\s]*?)\s*(?:g|gram|grams)?$/i.exec(typed.trim()) ?? [];
  if (!digits) return undefined;
  const grams = Number(digits.replace(/\s/g, ''));
  return grams >= 1 && grams <= MOST_GRAMS ? grams : undefined;
}
