import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import { onDay } from '../../lib/on-day.js';
import { today } from '../../lib/today.js';
import { formatWeight } from '../../lib/weight.js';

/** @typedef {{ id: string, name: string }} Pet */

/** @param {Pet[]} pets @param {string[]} ids @returns {Pet[]} */
export const eatersIn = (pets, ids) => pets.filter(({ id }) => ids.includes(id));

/** @param {Pet[]} pets @returns {string} such as «Luna og Bella» */
export const namesOf = (pets) =>
  new Intl.ListFormat(locale.value).format(pets.map(({ name }) => name));

/** @param {number} grams */
export const gramsWords = (grams) => formatWeight(grams, locale.value);

/**
 * How long a product lasts, or what is missing for saying so; the most important first.
 *
 * @param {any} food
 * @param {Pet[]} pets
 * @returns {string[]}
 */
export function lastingWords(food, pets) {
  const unknown = eatersIn(pets, food.unknownPetIds);
  if (food.unknownPetIds.length > 0)
    return [t('food.unknown', { count: unknown.length, names: namesOf(unknown) })];
  if (food.packDays === null) return [t('food.no-pack')];
  return [untilWords(food), packWords(food), eatenWords(food, pets)];
}

/** @param {any} food */
function untilWords({ lastsUntil, countedFrom, countedOn, onTheirWay }) {
  if (!lastsUntil) return t('food.counted.none');
  const day = formatComing(lastsUntil, locale.value);
  const until =
    lastsUntil < today()
      ? t('food.ended', { day: onDay(day, locale.value) })
      : t('food.until', { day });
  const more = countedFrom === 'ARRIVED' && onTheirWay > 0 ? '.more' : '';
  const from = `food.counted.${/** @type {'ARRIVED'} */ (countedFrom)}${more}`;
  const on = onDay(formatComing(countedOn, locale.value), locale.value);
  return `${until}. ${t(/** @type {'food.counted.ARRIVED'} */ (from), { day: on })}`;
}

/** Where it is reckoned with several, the day by which they last is theirs together. @param {{ packDays: number, packs: number }} food */
function packWords({ packDays, packs }) {
  if (packDays === 0) return t('food.pack.less');
  return packs > 1
    ? t('food.packs', { packs, count: packDays })
    : t('food.pack', { count: packDays });
}

/** @param {any} food @param {Pet[]} pets */
function eatenWords({ petIds, gramsADay }, pets) {
  const eaters = eatersIn(pets, petIds);
  const grams = gramsWords(gramsADay);
  return t('food.eaten', { count: eaters.length, names: namesOf(eaters), grams });
}

/** @param {{ least: number, most: number, weight: number }} guide @param {string} name @returns {string} what the pack says */
export function guideWords({ least, most, weight }, name) {
  const grams = least === most ? gramsWords(least) : `${least}–${gramsWords(most)}`;
  return t('food.guide', { grams, name, weight: gramsWords(weight) });
}
