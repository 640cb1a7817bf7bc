/**
 * @param {Date} [now]
 * @returns {string} the day it is in Norway, ISO 8601; there the shop counts its days
 */
export function today(now = new Date()) {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: 'Europe/Oslo' }).format(now);
}

/** @param {string} day ISO 8601 calendar day @param {string} [now] the day it is @returns {boolean} whether it is over */
export const isPast = (day, now = today()) => day < now;
