import { keepTogether } from './no-break.js';
import { today } from './today.js';

/** The shop's clock: a moment is shown as it was in Norway, wherever the customer reads it. */
const timeZone = 'Europe/Oslo';

/**
 * @param {string} day ISO 8601 calendar day, e.g. `2026-11-24`
 * @param {string} locale BCP 47
 * @returns {string} e.g. `24. november 2026`
 */
export function formatDay(day, locale) {
  const options = /** @type {const} */ ({ dateStyle: 'long', timeZone: 'UTC' });
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00Z`));
}

/**
 * @param {string} moment ISO 8601 in UTC
 * @param {string} locale BCP 47
 * @returns {string} e.g. `24. november 2026 kl. 12.05`
 */
export function formatMoment(moment, locale) {
  const options = /** @type {const} */ ({ dateStyle: 'long', timeStyle: 'short', timeZone });
  return asWritten(new Intl.DateTimeFormat(locale, options).format(new Date(moment)), locale);
}

/**
 * @param {string} moment ISO 8601 in UTC
 * @param {string} locale BCP 47
 * @returns {string} the time of day, e.g. `12.05`
 */
export function formatTime(moment, locale) {
  const options = /** @type {const} */ ({ timeStyle: 'short', timeZone });
  return asWritten(new Intl.DateTimeFormat(locale, options).format(new Date(moment)), locale);
}

/**
 * Norwegian writes a full stop in a time of day (Språkrådet), where `Intl` puts a colon.
 *
 * @param {string} text that ends in a time of day
 * @param {string} locale BCP 47
 */
function asWritten(text, locale) {
  return locale.startsWith('nb') ? text.replace(/(\d):(\d\d)$/, '$1.$2') : text;
}

const units = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]);

/**
 * @param {string} moment ISO 8601 in UTC
 * @param {string} locale BCP 47
 * @param {Date} [now]
 * @returns {string} within a week how long ago, e.g. `for 2 timer siden`; else the day
 */
export function formatAgo(moment, locale, now = new Date()) {
  const seconds = Math.min(0, (Date.parse(moment) - now.getTime()) / 1000);
  if (seconds < -7 * 86_400) return formatDayOf(moment, locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => -seconds >= length) ?? ['second', Infinity];
  return relative.format(Math.ceil(seconds / size) || 0, unit);
}

/** @param {string} moment @param {string} locale @returns {string} e.g. `24. november 2026` */
export function formatDayOf(moment, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(moment));
}

/**
 * A day as one speaks of it: yesterday, today and tomorrow by their names, others by their weekday.
 *
 * @param {string} day ISO 8601 calendar day
 * @param {string} locale BCP 47
 * @param {string} [now] the day it is
 * @returns {string} such as `i morgen`, `tirsdag 24. november`, or in another year `24. november 2025`
 */
export function formatNearDay(day, locale, now = today()) {
  const days = Math.round((Date.parse(day) - Date.parse(now)) / 86_400_000);
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  if (day.slice(0, 4) !== now.slice(0, 4)) return keepTogether(formatDay(day, locale));
  const options = /** @type {const} */ ({ weekday: 'long', day: 'numeric', month: 'long' });
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return keepTogether(format.format(new Date(`${day}T00:00:00Z`)));
}

/** @param {string} moment ISO 8601 in UTC @param {string} locale BCP 47 @param {string} [now] @returns {string} its day, so */
export function formatNear(moment, locale, now) {
  return formatNearDay(today(new Date(moment)), locale, now);
}

/**
 * @param {string} phone E.164, e.g. `+4790000000`
 * @returns {string} a Norwegian number in the groups people read, any other as it is
 */
export function formatPhone(phone) {
  const [, mobile] = phone.match(/^\+47([489]\d{7})$/) ?? [];
  if (mobile) return `+47 ${mobile.slice(0, 3)} ${mobile.slice(3, 5)} ${mobile.slice(5)}`;
  const [, landline] = phone.match(/^\+47(\d{8})$/) ?? [];
  return landline ? `+47 ${/** @type {string[]} */ (landline.match(/../g)).join(' ')}` : phone;
}

/** @param {string} phone as anybody writes it @returns {string} where a link calls it, without blanks (RFC 3966) */
export const telephone = (phone) => `tel:${phone.replace(/\s+/g, '')}`;

/** @param {string} account of a Norwegian bank @returns {string} in the groups people read, such as `1234 56 78903`; any other as it is */
export function formatAccount(account) {
  return account.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1\u00a0$2\u00a0$3');
}
