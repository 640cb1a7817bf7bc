import { store, stored, whileOpen } from './stored.js';

/**
 * The tokens of links in our letters, each at the path it leads to. In memory alone, so that the
 * page still knows it when one comes back to it, and nobody finds it in the browser afterwards; one that
 * opens little, and may be used again and again, outlives a reload of its window.
 *
 * @type {Map<string, string>}
 */
const kept = new Map();

/** No token is shorter, not even one cut off; the anchors of our pages are. */
const shortest = 8;

/**
 * Takes the token out of the address, where history, a copied address or somebody who looks over
 * a shoulder would have it. It stands after `#`, which no server, log or Referer is told.
 *
 * @param {Pick<Location, 'hash' | 'pathname' | 'search'>} [address]
 * @param {string} [keptAs] name under which the window keeps it at a reload
 * @returns {string | undefined} what the link to this page last brought, if it did
 */
export function takeToken(address = location, keptAs) {
  const { hash, pathname, search } = address;
  if (hash.length > shortest) {
    kept.set(pathname, hash.slice(1));
    if (keptAs) store(keptAs, hash.slice(1), whileOpen);
    history.replaceState(history.state, '', pathname + search);
  }
  const before = keptAs ? stored(keptAs, whileOpen) : null;
  return kept.get(pathname) ?? before ?? undefined;
}

/** @param {string} path of a page whose link has served, or opens nothing any more @param {string} [keptAs] */
export function dropToken(path, keptAs) {
  kept.delete(path);
  if (keptAs) store(keptAs, null, whileOpen);
}
