/**
 * The tokens of links in our letters, each at the path it leads to. In memory alone, so that the
 * page still knows it when one comes back to it, and nobody finds it in the browser afterwards.
 *
 * @type {Map<string, string>}
 */
const kept = new Map();

/** The one place of its own that such a page has, for who skips what stands above it. */
const content = '#main';

/**
 * Takes the token out of the address, where history, a copied address or somebody who looks over
 * a shoulder would have it. It stands after `#`, which no server, log or Referer is told. What is left of a
 * link that was cut off is taken too, so that the page can say that it opens nothing.
 *
 * @param {Pick<Location, 'hash' | 'pathname' | 'search'>} [address]
 * @returns {string | undefined} what the link to this page last brought, if it did
 */
export function takeToken(address = location) {
  const { hash, pathname, search } = address;
  if (isToken(hash)) {
    kept.set(pathname, hash.slice(1));
    history.replaceState(history.state, '', pathname + search);
  }
  return kept.get(pathname);
}

/**
 * The same of one that opens little, and may be used again and again: the visit has it in the window's own history,
 * so that it outlives a reload, and whoever comes to the page anew, by another link or by none, finds nothing of it.
 *
 * @param {Pick<Location, 'hash' | 'pathname' | 'search'>} [address]
 * @param {string} [before] what the page has by now
 * @returns {string | undefined}
 */
export function visitToken(address = location, before) {
  const { hash, pathname, search } = address;
  if (isAnew()) forget();
  if (isToken(hash)) note(hash.slice(1), pathname + search);
  // Whoever skips to the content has gone nowhere.
  else if (hash && before && !noted()) note(before);
  return noted();
}

let isOpened = false;

/** Whether somebody has just come by an address: where it stood there already, what was noted there still does. */
function isAnew() {
  if (isOpened) return false;
  isOpened = true;
  const [opened] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming | undefined} */ (opened)?.type === 'navigate';
}

function forget() {
  const left = history.state;
  if (!left) return;
  delete left.link;
  history.replaceState(left, '');
}

/** @param {string} hash */
const isToken = (hash) => hash !== '' && hash !== content;

/** @returns {string | undefined} */
const noted = () => history.state?.link;

/** @param {string} link @param {string} [address] that the window shows from now on */
const note = (link, address) => history.replaceState({ ...history.state, link }, '', address);

/** @param {string} path of a page whose link has served */
export function dropToken(path) {
  kept.delete(path);
}
