/** What other weighings, and the kind of animal, say of a new weighing. */

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
 * @param {Weight[]} weights oldest first
 * @param {string} day ISO 8601
 * @returns {Weight | undefined} the first one after that day
 */
export function weightAfter(weights, day) {
  return weights.find(({ weighedOn }) => weighedOn > day);
}

/**
 * Grams that hardly any animal of the kind gets past: above the heaviest breeds, with room for a
 * heavy one. An animal of another kind may be anything.
 *
 * @type {Record<string, number>}
 */
export const HEAVY = {
  DOG: 130_000,
  CAT: 20_000,
  RABBIT: 12_000,
  GUINEA_PIG: 3000,
  HAMSTER: 1000,
  FERRET: 5000,
  BIRD: 25_000,
  FISH: 50_000,
  REPTILE: 300_000,
  HORSE: 1_500_000,
};

/**
 * @typedef {'more' | 'less' | 'more-than-next' | 'less-than-next' | 'heavy'} SurpriseKind
 * @typedef {{ kind: SurpriseKind, other?: Weight }} Surprise and the weighing that it is far from
 *
 * Puppies do grow, and a horse may have been a foal: what surprises is asked about, never refused.
 * Who has answered once that an animal is that heavy isn't asked at each weighing.
 *
 * @param {{ grams: number, weighedOn: string }} weighing
 * @param {Weight[]} others oldest first
 * @param {string} species
 * @returns {Surprise | null}
 */
export function surpriseIn({ grams, weighedOn }, others, species) {
  const before = weightBefore(others, weighedOn);
  const next = weightAfter(others, weighedOn);
  const fromBefore = before && differenceFrom(before, grams);
  if (fromBefore) return { kind: fromBefore, other: before };
  const fromNext = next && differenceFrom(next, grams);
  if (fromNext) return { kind: `${fromNext}-than-next`, other: next };
  const most = HEAVY[species] ?? Number.POSITIVE_INFINITY;
  const isKnown = [before, next].some((other) => other && other.grams > most);
  return grams > most && !isKnown ? { kind: 'heavy' } : null;
}

/**
 * @param {Weight} other
 * @param {number} grams
 * @returns {'more' | 'less' | null} three times as much or more, a third or less, or neither
 */
function differenceFrom(other, grams) {
  if (grams >= other.grams * SURPRISING) return 'more';
  return grams * SURPRISING <= other.grams ? 'less' : null;
}
