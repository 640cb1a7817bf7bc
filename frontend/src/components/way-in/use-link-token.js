import { useLayoutEffect, useState } from 'preact/hooks';
import { takeToken, visitToken } from '../../lib/link-token.js';

/**
 * The token of the link that led here, also of a second one opened in the same window.
 *
 * @returns {string | undefined} none after a reload
 */
export const useLinkToken = () => useToken(takeToken);

/**
 * The same, and after a reload still.
 *
 * @returns {string | undefined} none where one came to the page without a link
 */
export const useVisitToken = () => useToken(visitToken);

/** @param {typeof visitToken} taken */
function useToken(taken) {
  const [token, setToken] = useState(() => taken());
  // At once: a link that comes before the next frame isn't missed.
  useLayoutEffect(() => {
    const { pathname } = location;
    const take = () => {
      // What stands in the address of the page one goes to is none of this one's.
      if (location.pathname === pathname) setToken((before) => taken(location, before));
    };
    // Back at the link before, the address is the same.
    const moves = ['hashchange', 'popstate'];
    for (const each of moves) addEventListener(each, take);
    return () => {
      for (const each of moves) removeEventListener(each, take);
    };
  }, []);
  return token;
}
