import { locale, t } from '../../i18n/index.js';
import { addressLines } from '../../lib/address.js';
import { deadlineParts, formatComing } from '../../lib/delivery-days.js';
import { formatMoney } from '../../lib/money.js';
import { everyKey } from '../../lib/rhythm.js';
import { sentence } from '../../lib/texts.js';

/** @typedef {import('../../i18n/index.js').Key} Key */

/** @param {string} day @returns {string} as one speaks of it */
export const nearDay = (day) => formatComing(day, locale.value);

/** @param {string} day @returns {string} as a sentence or a heading begins with it */
export const nearDayFirst = (day) => sentence(nearDay(day));

/**
 * @param {string} moment
 * @param {'fast.deadline' | 'fast.log.until'} [key]
 * @returns {string} such as «Kan endres til tirsdag 24. november kl. 12»
 */
export const deadlineWords = (moment, key = 'fast.deadline') =>
  t(key, deadlineParts(moment, locale.value));

/** @param {{ every: number, unit: string }} rhythm @returns {string} such as «hver 4. uke» */
export const rhythmWords = (rhythm) => t(everyKey(rhythm), { number: rhythm.every });

/** @param {any} address @returns {string} on one line */
export const placeWords = (address) => addressLines(address, locale.value).join(', ');

/** @param {{ amount: string, currency: string }} money */
export const moneyWords = (money) => formatMoney(money, locale.value);

/** @param {'way' | 'pay' | 'notice' | 'out' | 'left' | 'kind' | 'past' | 'past.left'} group @param {string} word @returns {string} one that we don't know stands as it is */
export function wordOf(group, word) {
  const key = `fast.${group}.${word}`;
  const said = t(/** @type {Key} */ (key));
  return said === key ? word : said;
}

/** @param {string} kind of a change @returns {string} what was done */
export function kindWords(kind) {
  const said = wordOf('kind', kind);
  return said === kind ? t('fast.kind.other') : said;
}
