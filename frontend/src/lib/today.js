/**
 * @param {Date} [now]
 * @returns {string} the day it is in Norway, ISO 8601; there the shop counts its days
 */
export function today(now = new Date()) {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: 'Europe/Oslo' }).format(now);
}
