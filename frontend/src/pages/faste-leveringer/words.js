import { has, locale, t } from '../../i18n/index.js';
import { addressLines } from '../../lib/address.js';
import { deadlineParts, formatComing } from '../../lib/delivery-days.js';
import { formatMoney } from '../../lib/money.js';
import { onDay } from '../../lib/on-day.js';
import { everyKey } from '../../lib/rhythm.js';
import { sentence } from '../../lib/texts.js';

/** @typedef {import('../../i18n/index.js').Key} Key */

/** @param {string} day @returns {string} as one speaks of it */
export const nearDay = (day) => formatComing(day, locale.value);

/** @param {string} day @returns {string} as a sentence or a heading begins with it */
export const nearDayFirst = (day) => sentence(nearDay(day));

/** @param {string} day @returns {string} as something comes then */
export const onNearDay = (day) => onDay(nearDay(day), locale.value);

/**
 * @param {string} moment
 * @param {'fast.deadline' | 'fast.log.until'} [key]
 * @returns {string} such as «Kan endres fram til tirsdag 24. november kl. 12»
 */
export const deadlineWords = (moment, key = 'fast.deadline') =>
  t(key, deadlineParts(moment, locale.value));

/** @param {{ every: number, unit: string }} rhythm @returns {string} such as «hver 4. uke» */
export const rhythmWords = (rhythm) => t(everyKey(rhythm), { number: rhythm.every });

/** @param {any} address @returns {string} on one line */
export const placeWords = (address) => addressLines(address, locale.value).join(', ');

/** @param {{ amount: string, currency: string }} money */
export const moneyWords = (money) => formatMoney(money, locale.value);

/** @param {'way' | 'pay' | 'notice' | 'out' | 'left' | 'past' | 'past.left'} group @param {string} word @returns {string} one that we don't know stands as it is */
export function wordOf(group, word) {
  const key = `fast.${group}.${word}`;
  return has(key) ? t(/** @type {Key} */ (key)) : word;
}

/**
 * @param {{ kind: string, changedBy: string, byLink: boolean, day: string | null, comes: string | null, petName: string | null }} change
 * @returns {string} who did what, and to which day or pet where that is known, in a sentence without its stop
 */
export function changeWords({ kind, changedBy, byLink, day, comes, petName }) {
  const who = t(`fast.by.${/** @type {'CUSTOMER'} */ (changedBy)}`);
  const known = [
    petName && `${kind}.pet`,
    day && comes && day !== comes && `${kind}.days`,
    day && `${kind}.day`,
    kind,
  ].find((each) => each && has(`fast.kind.${each}`));
  const what = t(`fast.kind.${/** @type {'move.days'} */ (known ?? 'other')}`, {
    who,
    pet: petName ?? '',
    day: day ? nearDay(day) : '',
    comes: comes ? nearDay(comes) : '',
  });
  return byLink ? t('fast.log.by-link', { what }) : what;
}
