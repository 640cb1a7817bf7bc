import { pageAt } from '../app/plates.js';
import { categoryAt, deviceOf, stayOf } from '../lib/usage.js';

/**
 * Tells the server which page was looked at, once for each, when it is left. Runs only after a yes, and
 * keeps nothing in the browser.
 */

/** @type {{ page: string, category?: string, since: number } | undefined} what is looked at, untold */
let looking;

let isOn = false;

export function startCollecting() {
  if (isOn) return;
  isOn = true;
  look();
  listen('addEventListener');
}

/** What is looked at just now isn't told either. */
export function stopCollecting() {
  isOn = false;
  looking = undefined;
  listen('removeEventListener');
}

/** @param {'addEventListener' | 'removeEventListener'} how */
function listen(how) {
  // A browser without it tells of pages that it loads, and not of those one goes on to.
  /** @type {any} */ (globalThis).navigation?.[how]('currententrychange', goneOn);
  document[how]('visibilitychange', putAway);
  window[how]('pagehide', tell);
}

function look() {
  const page = pageAt(location.pathname)?.path;
  looking = page
    ? { page, category: categoryAt(page, location.search), since: performance.now() }
    : undefined;
}

/** An address may change under a page that stays. */
function goneOn() {
  const page = pageAt(location.pathname)?.path;
  const isSame =
    page === looking?.page && categoryAt(page ?? '', location.search) === looking?.category;
  if (looking && isSame) return;
  tell();
  look();
}

/** A phone may never say more. */
function putAway() {
  if (document.visibilityState === 'hidden') tell();
}

function tell() {
  if (!looking) return;
  const { since, ...view } = looking;
  looking = undefined;
  const stay = stayOf(performance.now() - since);
  const told = { ...view, stay, device: deviceOf(innerWidth) };
  navigator.sendBeacon('/usage', new Blob([JSON.stringify(told)], { type: 'application/json' }));
}
