/**
 * @typedef {'VALID' | 'NOT_YET' | 'USED' | 'EXPIRED'} CodeState
 * @typedef {'open' | 'later' | 'soon' | 'tomorrow' | 'today'} End how near the last day of a code is
 */

/** Within so many days it is said how many are left. */
const soon = 14;

/**
 * @template {{ state: CodeState }} C
 * @param {C[]} codes
 * @returns {{ usable: C[], spent: C[] }} what is good now or will be, and what isn't any more
 */
export function sorted(codes) {
  const isSpent = (/** @type {C} */ { state }) => state === 'USED' || state === 'EXPIRED';
  return { usable: codes.filter((code) => !isSpent(code)), spent: codes.filter(isSpent) };
}

/**
 * @param {string | null} lastDay ISO 8601 calendar day, on which the code is good still
 * @param {string} today the same
 * @returns {{ end: End, days: number }} and how many days it is until then
 */
export function endOf(lastDay, today) {
  if (lastDay === null) return { end: 'open', days: 0 };
  const days = Math.round((Date.parse(lastDay) - Date.parse(today)) / 86_400_000);
  return { end: nearness(days), days };
}

/** @param {number} days @returns {End} */
function nearness(days) {
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days <= soon ? 'soon' : 'later';
}
