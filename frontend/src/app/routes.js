import { lazy } from 'preact-iso';
import { loadTexts } from '../i18n/index.js';
import { feelNetwork } from './network.js';
import { pageToCome } from './page-missing.jsx';
import { pageAt, pages } from './plates.js';

/** @typedef {import('./plates.js').PageRoute} PageRoute */

export const routes = pages.map((page) => ({ ...page, component: withTexts(page) }));

/**
 * Has the page at an address ready, so that it need not wait for the shell.
 *
 * @param {string} path
 * @returns {Promise<unknown> | undefined} settled once it can be drawn, also where it couldn't be had
 */
export function preload(path) {
  const page = pageAt(path);
  return routes.find((route) => route.path === page?.path)?.component.preload();
}

/** @param {PageRoute} route */
function withTexts({ page, texts }) {
  const load = () => Promise.all([page(), loadTexts(...texts)]).then(([module]) => module);
  return lazy(async () => {
    try {
      return await load();
    } catch {
      // No network, no server, or the chunk is gone since a newer version was put out.
      await feelNetwork();
      return { default: pageToCome(load) };
    }
  });
}
