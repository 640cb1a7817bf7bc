/**
 * How far the orders were leafed through, and which was looked at from there: whoever comes back is
 * where they were. In memory, and in the window's own history, which a reload keeps.
 *
 * @typedef {object} Place
 * @property {number} pages how many are open
 * @property {string | null} order that was looked at
 */

/** @type {Place} */
const start = { pages: 1, order: null };
let place = start;
/** @type {string | null} */
let landing = null;
let isLedBack = false;

/** Somebody comes to the orders, anew or back to them. */
export function lookAtOrders() {
  /** @type {Place | undefined} */
  const kept = history.state?.orders;
  place = kept ?? (isLedBack ? place : start);
  landing = place.order;
  isLedBack = false;
}

/** @returns {number} how many pages are open */
export const openPages = () => place.pages;

/** @param {number} pages */
export function openTo(pages) {
  keep({ ...place, pages });
}

/** An order is looked at: whoever comes back is at it again. @param {string} order */
export function leaveFor(order) {
  keep({ ...place, order });
}

/** By a link, which to the browser is a way on. */
export function goBack() {
  isLedBack = true;
}

/** @returns {string | null} the order at which one lands, where one came back */
export const landingAt = () => landing;

/** One has landed, and does so once. */
export function land() {
  landing = null;
  keep({ ...place, order: null });
}

/** @param {Place} now */
function keep(now) {
  place = now;
  history.replaceState({ ...history.state, orders: place }, '');
}
