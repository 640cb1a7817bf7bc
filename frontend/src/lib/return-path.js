/** As sections of pages are called; what is longer may be a secret, and stays out of addresses. */
const PLACE = /^#[a-z][\w-]{0,24}$/i;

/**
 * Where to go after signing in. Only paths of this app: a link from outside must not be able to
 * send a freshly signed-in customer to another site.
 *
 * A letter may lead to a place on its page: a word after `#`, which no server is told.
 *
 * @param {string | undefined} wanted path, query and place from the address, possibly anybody's
 * @returns {string} a path that starts with one slash; `/` for anything else
 */
export function returnPath(wanted) {
  const base = 'https://minside.invalid';
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  const isOurs = url.origin === base && !url.pathname.startsWith('//');
  const place = PLACE.test(url.hash) ? url.hash : '';
  return isOurs && url.pathname !== '/logg-inn' ? url.pathname + url.search + place : '/';
}

/**
 * @param {string} current path, query and place of the page that needs a sign-in
 * @returns {string} the address of the sign-in page that leads back
 */
export function signInPath(current) {
  const target = returnPath(current);
  return target === '/' ? '/logg-inn' : `/logg-inn?til=${encodeURIComponent(target)}`;
}
