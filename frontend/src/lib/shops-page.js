import { store, stored, whileOpen } from './stored.js';

/**
 * @typedef {{ label: string, expiresOn: string | null } | null} Method by which it is paid
 * @typedef {{ path: string, was: string, at: number, isBack?: boolean }} Left where one was when one left for the shop's page, and what was charged then
 */

const KEY = 'minside.shops-page';
/** As long as the shop's page is good for, in milliseconds; who comes later comes for something else. */
const GOOD_FOR = 15 * 60 * 1000;

/**
 * The shop's own page takes one back to the list of deliveries, whichever of them one came from; this window
 * knows it. Whoever turns round on the way has no need of it.
 *
 * @param {string} path
 * @param {Method} method
 */
export function leaveForShop(path, method) {
  store(KEY, JSON.stringify({ path, was: said(method), at: Date.now() }), whileOpen);
  addEventListener('pageshow', () => store(KEY, null, whileOpen), { once: true });
}

/** @returns {string | undefined} the page that this window left for the shop's; once, so that nobody is led there again */
export function leftPath() {
  const before = left();
  if (!before || before.isBack) return undefined;
  store(KEY, JSON.stringify({ ...before, isBack: true }), whileOpen);
  return before.path;
}

/**
 * @param {string} path of the page one is at
 * @param {Method} method as it is now
 * @param {boolean} isMissing whether the way of payment that was chosen has none yet
 * @returns {boolean} whether one is back from the shop's page, and it has changed; once
 */
export function isBackWithAnother(path, method, isMissing) {
  const before = left();
  if (before?.path !== path) return false;
  store(KEY, null, whileOpen);
  return method !== null && !isMissing && said(method) !== before.was;
}

/** @returns {Left | null} */
function left() {
  const kept = stored(KEY, whileOpen);
  const before = kept ? JSON.parse(kept) : null;
  return before && Date.now() - before.at < GOOD_FOR ? before : null;
}

/** @param {Method} method */
const said = (method) => (method ? `${method.label} ${method.expiresOn ?? ''}` : '');
