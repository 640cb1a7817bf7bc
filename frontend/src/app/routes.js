import { lazy } from 'preact-iso';
import { exec } from 'preact-iso/router';
import { loadTexts } from '../i18n/index.js';
import { PageMissing } from './page-missing.jsx';

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

export const routes = Object.values(plates)
  .flatMap((plate) => plate.default)
  .map((route) => ({ ...route, component: withTexts(route) }));

/**
 * Starts fetching a page before anything is drawn, so that it need not wait for the shell.
 *
 * @param {string} path
 */
export function preload(path) {
  routes.find((route) => exec(path, route.path))?.component.preload();
}

/** @param {PageRoute} route */
function withTexts({ page, texts }) {
  return lazy(async () => {
    try {
      const [module] = await Promise.all([page(), loadTexts(...texts)]);
      return module;
    } catch {
      // Offline, or the chunk is gone since a newer version was put out.
      return { default: PageMissing };
    }
  });
}
