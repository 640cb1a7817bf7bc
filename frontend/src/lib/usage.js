/**
 * What is told of a page that was looked at: nothing of who looked, nor of what is in its address but
 * the kind of goods.
 *
 * @typedef {object} View
 * @property {string} page of the app's routes, such as `/kjaeledyr/:id`
 * @property {'mobile' | 'tablet' | 'desktop'} device
 * @property {'under_10_seconds' | 'under_a_minute' | 'under_5_minutes' | 'longer'} stay
 * @property {string} [category] an outermost one of the shop's
 */

const second = 1000;
const minute = 60 * second;

/** @param {number} milliseconds @returns {View['stay']} */
export function stayOf(milliseconds) {
  if (milliseconds < 10 * second) return 'under_10_seconds';
  if (milliseconds < minute) return 'under_a_minute';
  return milliseconds < 5 * minute ? 'under_5_minutes' : 'longer';
}

/** @param {number} width of the window, in CSS pixels @returns {View['device']} */
export function deviceOf(width) {
  if (width < 600) return 'mobile';
  return width < 1024 ? 'tablet' : 'desktop';
}

/**
 * @param {string} page @param {string} search of the address
 * @returns {string | undefined} the outermost category, on the page whose address names one
 */
export function categoryAt(page, search) {
  if (page !== '/varer') return undefined;
  const [outermost = ''] = (new URLSearchParams(search).get('kategori') ?? '').split('>');
  return outermost.trim() || undefined;
}
