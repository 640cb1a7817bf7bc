/**
 * Where to go after signing in. Only paths of this app: a link from outside must not be able to
 * send a freshly signed-in customer to another site.
 *
 * @param {string | undefined} wanted path and query from the address, possibly anybody's
 * @returns {string} a path that starts with one slash; `/` for anything else
 */
export function returnPath(wanted) {
  const base = 'https://minside.invalid';
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  const isOurs = url.origin === base && !url.pathname.startsWith('//');
  return isOurs && url.pathname !== '/logg-inn' ? url.pathname + url.search : '/';
}

/**
 * @param {string} current path and query of the page that needs a sign-in
 * @returns {string} the address of the sign-in page that leads back
 */
export function signInPath(current) {
  const target = returnPath(current);
  return target === '/' ? '/logg-inn' : `/logg-inn?til=${encodeURIComponent(target)}`;
}
