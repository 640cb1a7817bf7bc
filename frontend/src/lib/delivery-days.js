import { formatNearDay, formatTime } from './format.js';
import { keepTogether } from './no-break.js';
import { today } from './today.js';

/** What the overview says of deliveries too stands here by itself: that page is to be light. */
export const DELIVERIES_PATH = '/faste-leveringer';

/** @param {string} id @returns {string} the page of one subscription */
export const deliveryPath = (id) => `${DELIVERIES_PATH}/${encodeURIComponent(id)}`;

/**
 * The day of a delivery: its weekday matters, in whichever year.
 *
 * @param {string} day ISO 8601 calendar day
 * @param {string} locale BCP 47
 * @param {string} [now] the day it is
 * @returns {string} such as `i morgen`, `tirsdag 24. november`, or in another year `tirsdag 5. januar 2027`
 */
export function formatComing(day, locale, now = today()) {
  if (day.slice(0, 4) === now.slice(0, 4) || Math.abs(daysBetween(now, day)) <= 1)
    return formatNearDay(day, locale, now);
  const options = /** @type {const} */ ({ dateStyle: 'full', timeZone: 'UTC' });
  const said = new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00Z`));
  return keepTogether(said.replace(',', ''));
}

/** @param {string} from @param {string} to */
const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * @param {string} moment ISO 8601 in UTC
 * @param {string} locale BCP 47
 * @param {string} [now] the day it is
 * @returns {{ day: string, time: string }} such as `tirsdag 24. november` and `12`, as one says it
 */
export function deadlineParts(moment, locale, now) {
  const time = formatTime(moment, locale);
  const isWhole = locale.startsWith('nb') && time.endsWith('.00');
  return {
    day: formatComing(today(new Date(moment)), locale, now),
    time: isWhole ? time.slice(0, -3) : time,
  };
}
