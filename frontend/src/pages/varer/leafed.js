/**
 * The search that was looked at last, and how far: whoever comes back from a product is where they
 * were. In memory, and in the window's own history, which a reload keeps; nowhere else.
 *
 * @typedef {object} Place
 * @property {string} address of the search
 * @property {number} pages how many of it are open
 * @property {string | null} sku of the product that was looked at from there
 */

/** @type {Place} */
let place = { address: '', pages: 1, sku: null };
/** @type {string | null} */
let landing = null;
let isLedBack = false;

/** Somebody comes to a search, anew or back to it. @param {string} address */
export function lookAt(address) {
  /** @type {Place | undefined} */
  const kept = history.state?.place;
  const isBack = kept?.address === address || (isLedBack && place.address === address);
  if (kept?.address === address) place = kept;
  else if (place.address !== address) place = { address, pages: 1, sku: null };
  landing = isBack ? place.sku : null;
  isLedBack = false;
}

/** @returns {string} the address of a search; empty where nothing was searched for yet */
export const lastSearch = () => place.address;

/** @returns {number} how many pages of it are open */
export const openPages = () => place.pages;

/** @param {number} pages */
export function openTo(pages) {
  keep({ ...place, pages });
}

/** A product is looked at: whoever comes back is at its card again. @param {string} sku */
export function leaveFor(sku) {
  keep({ ...place, sku });
}

/** By a link, which to the browser is a way on. */
export function goBack() {
  isLedBack = true;
}

/** @returns {string | null} the product at whose card one lands, where one came back to it */
export const landingAt = () => landing;

/** One has landed, and does so once. */
export function land() {
  landing = null;
  keep({ ...place, sku: null });
}

/** @param {Place} now */
function keep(now) {
  place = now;
  history.replaceState({ ...history.state, place }, '');
}
