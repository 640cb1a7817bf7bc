/** What earlier weighings say of a new one. */

/** From here on a difference is more likely a slip of the hand than a change of the animal. */
const SURPRISING = 3;

/**
 * @typedef {{ id: string, grams: number, weighedOn: string }} Weight
 *
 * @param {Weight[]} weights at most one a day
 * @param {string} day ISO 8601
 * @returns {Weight | undefined}
 */
export function weightOn(weights, day) {
  return weights.find(({ weighedOn }) => weighedOn === day);
}

/**
 * @param {Weight[]} weights oldest first
 * @param {string} day ISO 8601
 * @returns {Weight | undefined} the last one before that day; what the day itself says is to be replaced
 */
export function weightBefore(weights, day) {
  return weights.filter(({ weighedOn }) => weighedOn < day).at(-1);
}

/**
 * Puppies do grow, and a horse may have been a foal: what surprises is asked about, never refused.
 *
 * @param {number} grams
 * @param {Weight | undefined} before
 * @returns {'more' | 'less' | null} three times as much or more, a third or less, or neither
 */
export function surpriseIn(grams, before) {
  if (!before) return null;
  if (grams >= before.grams * SURPRISING) return 'more';
  return grams * SURPRISING <= before.grams ? 'less' : null;
}
