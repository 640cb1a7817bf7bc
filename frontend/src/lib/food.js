import { HEAVY } from './weight-history.js';

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

/**
 * What part of its own weight hardly any animal of the kind eats in a day, of what is sold here. The
 * small ones eat the most for their size, and a horse the least.
 *
 * @type {Record<string, number>}
 */
const A_LOT = {
  DOG: 0.1,
  CAT: 0.1,
  FERRET: 0.1,
  RABBIT: 0.2,
  GUINEA_PIG: 0.2,
  HAMSTER: 0.4,
  BIRD: 0.4,
  FISH: 0.2,
  REPTILE: 0.2,
  HORSE: 0.05,
};

/**
 * @typedef {{ species: string, latestWeight?: { grams: number } | null }} Eater
 * @typedef {{ percent: number, weight: number } | { percent: null }} SurprisingGrams more than so many percent of what it weighs; null where its weight isn't known, and it is a lot for the kind
 *
 * Puppies and those who nurse eat much: what surprises is asked about, never refused.
 *
 * @param {number} grams a day
 * @param {Eater} pet
 * @returns {SurprisingGrams | null}
 */
export function surpriseInGrams(grams, { species, latestWeight }) {
  const part = A_LOT[species] ?? 1;
  if (latestWeight)
    return grams > latestWeight.grams * part
      ? { percent: Math.round(part * 100), weight: latestWeight.grams }
      : null;
  const most = (HEAVY[species] ?? Number.POSITIVE_INFINITY) * part;
  return grams > most ? { percent: null } : null;
}

/**
 * @typedef {{ every: number, unit: string }} Rhythm
 *
 * @param {Rhythm & { nextOn: string }} fit
 * @param {Rhythm & { nextDelivery?: { deliverOn: string } | null }} subscription
 * @returns {boolean} whether there is more food than is eaten, so that it may come less often, or later
 */
export function isTooMuch(fit, { every, unit, nextDelivery }) {
  const [fits, now] = [daysOf(fit), daysOf({ every, unit })];
  if (fits !== now) return fits > now;
  return nextDelivery ? fit.nextOn > nextDelivery.deliverOn : false;
}

/** @param {Rhythm} rhythm a month as long as the longest */
const daysOf = ({ every, unit }) => every * (unit === 'WEEK' ? 7 : 31);
