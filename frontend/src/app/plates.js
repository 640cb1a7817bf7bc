import { isAt } from '../lib/paths.js';

/**
 * @typedef {object} PageRoute
 * @property {string} path
 * @property {() => Promise<{ default: import('preact').ComponentType<any> }>} page its lazy chunk
 * @property {import('../i18n/index.js').Section[]} texts what the page says
 * @property {boolean} [open] true for a page that needs no sign-in
 */

/**
 * Every folder under `pages/` names its own addresses in a `routes.js`.
 *
 * @type {Record<string, { default: PageRoute[] }>}
 */
const plates = import.meta.glob('../pages/*/routes.js', { eager: true });

export const pages = Object.values(plates).flatMap((plate) => plate.default);

/** @param {string} path @returns {PageRoute | undefined} the page that stands there */
export function pageAt(path) {
  return pages.find((page) => isAt(path, page.path));
}

/** @param {string} path @returns {boolean} whether anybody may be there */
export function isOpen(path) {
  return Boolean(pageAt(path)?.open);
}
