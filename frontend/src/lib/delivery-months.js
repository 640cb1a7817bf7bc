/**
 * @template {{ deliverOn: string }} T
 * @typedef {object} Month
 * @property {string} first ISO 8601, its first day
 * @property {(string | null)[][]} weeks its days, from Monday; null for those of its neighbours
 * @property {T[]} deliveries what comes in it
 */

const MONTHS = 12;

/**
 * The year ahead, month by month, whether anything comes or not.
 *
 * @template {{ deliverOn: string }} T
 * @param {T[]} deliveries
 * @param {string} today ISO 8601 calendar day
 * @returns {Month<T>[]} twelve, and the thirteenth where something comes in what is left of the year
 */
export function monthsOf(deliveries, today) {
  const first = `${today.slice(0, 7)}-01`;
  const all = Array.from({ length: MONTHS + 1 }, (_, n) => monthOf(later(first, n), deliveries));
  return all.filter((month, n) => n < MONTHS || month.deliveries.length > 0);
}

/**
 * @template {{ deliverOn: string }} T
 * @param {string} first
 * @param {T[]} deliveries
 * @returns {Month<T>}
 */
function monthOf(first, deliveries) {
  const month = first.slice(0, 7);
  const comes = deliveries.filter(({ deliverOn }) => deliverOn.startsWith(month));
  return { first, weeks: weeksOf(first), deliveries: comes };
}

/** @param {string} first */
function weeksOf(first) {
  const start = new Date(`${first}T00:00:00Z`);
  const length = new Date(
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0),
  ).getUTCDate();
  const before = (start.getUTCDay() + 6) % 7;
  const days = Array.from(
    { length },
    (_, n) => `${first.slice(0, 8)}${String(n + 1).padStart(2, '0')}`,
  );
  /** @type {(string | null)[]} */
  const cells = [...Array(before).fill(null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}

/** @param {string} first @param {number} months */
function later(first, months) {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}
