import { keepTogether } from './no-break.js';

/** Weights as people type and read them; grams, whole, as they are kept. */

/** The heaviest weight taken, in grams: two tonnes, above any horse. */
export const HEAVIEST_GRAMS = 2_000_000;

const TYPED = /^(\d+(?:[.,]\d+)?)\s*(kg|kilo|g|gram)?$/i;
const SMALL_ANIMALS = new Set(['HAMSTER', 'GUINEA_PIG', 'BIRD', 'FISH', 'REPTILE']);

/**
 * Reads "4,25", "4.25 kg", "850 g", "1 250 g". A unit that is typed wins over the field's.
 *
 * @param {string} text
 * @param {'kg' | 'g'} unit what a bare number means
 * @returns {{ grams: number } | { problem: 'REQUIRED' | 'INVALID' | 'TOO_PRECISE' | 'OUT_OF_RANGE' }}
 */
export function parseWeight(text, unit) {
  const typed = withoutThousandSpaces(text.trim());
  if (!typed) return { problem: 'REQUIRED' };
  const [, number, typedUnit] = TYPED.exec(typed) ?? [];
  if (!number) return { problem: 'INVALID' };
  return wholeGrams(Number(number.replace(',', '.')), unitOf(typedUnit) ?? unit);
}

/** @param {string} text */
function withoutThousandSpaces(text) {
  return text.replace(/(\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '$1');
}

/** @param {string | undefined} typed */
function unitOf(typed) {
  if (!typed) return null;
  return typed.toLowerCase().startsWith('k') ? 'kg' : 'g';
}

/**
 * A scale that shows less than a gram is beyond us; silently rounding what was typed is not ours.
 *
 * @param {number} value @param {'kg' | 'g'} unit
 * @returns {ReturnType<typeof parseWeight>}
 */
function wholeGrams(value, unit) {
  const grams = unit === 'kg' ? value * 1000 : value;
  const whole = Math.round(grams);
  if (Math.abs(grams - whole) > 1e-6) return { problem: 'TOO_PRECISE' };
  if (whole < 1 || whole > HEAVIEST_GRAMS) return { problem: 'OUT_OF_RANGE' };
  return { grams: whole };
}

/**
 * The unit a field starts with: grams for animals that are weighed on a kitchen scale. The species
 * alone decides, so that a field never changes its unit because of what was typed into it before.
 *
 * @param {string} species
 * @returns {'kg' | 'g'}
 */
export function unitFor(species) {
  return SMALL_ANIMALS.has(species) ? 'g' : 'kg';
}

/** @param {number} grams @returns {'kg' | 'g'} the unit that such a weight is shown in */
export function unitOfWeight(grams) {
  return grams < 1000 ? 'g' : 'kg';
}

/**
 * @param {number} grams
 * @param {string} locale
 * @returns {string} as one would type it in the unit that it is shown in: "4,25" or "850"
 */
export function typedWeight(grams, locale) {
  const value = unitOfWeight(grams) === 'kg' ? grams / 1000 : grams;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false }).format(
    value,
  );
}

/**
 * @param {number} grams
 * @param {string} locale
 * @param {'kg' | 'g'} [unit] by the weight itself when absent
 * @returns {string} such as "4,25 kg" or "850 g", on one line
 */
export function formatWeight(grams, locale, unit = unitOfWeight(grams)) {
  const value = unit === 'kg' ? grams / 1000 : grams;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit === 'kg' ? 'kilogram' : 'gram',
    maximumFractionDigits: 3,
  });
  return keepTogether(format.format(value));
}

/**
 * @param {number} grams up or down
 * @param {string} locale
 * @returns {string} such as "+120 g" or "−1,2 kg"; without a sign when nothing changed
 */
export function formatChange(grams, locale) {
  const sign = grams < 0 ? '\u2212' : '+';
  return `${grams ? sign : ''}${formatWeight(Math.abs(grams), locale)}`;
}
