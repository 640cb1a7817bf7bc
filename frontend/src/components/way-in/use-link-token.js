import { useLayoutEffect, useState } from 'preact/hooks';
import { takeToken } from '../../lib/link-token.js';

/**
 * The token of the link that led here, also of a second one opened in the same window.
 *
 * @param {string} [keptAs] name under which the window keeps it at a reload
 * @returns {string | undefined} none after a reload, where it isn't kept
 */
export function useLinkToken(keptAs) {
  const [token, setToken] = useState(() => takeToken(location, keptAs));
  // At once: a link that comes before the next frame isn't missed.
  useLayoutEffect(() => {
    const take = () => setToken(takeToken(location, keptAs));
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}
