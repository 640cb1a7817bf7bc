import { useLayoutEffect, useState } from 'preact/hooks';
import { takeToken } from '../../lib/link-token.js';

/**
 * The token of the link that led here, also of a second one opened in the same window.
 *
 * @param {{ outlivesReload?: boolean }} [how]
 * @returns {string | undefined} none after a reload, where it doesn't outlive it
 */
export function useLinkToken({ outlivesReload } = {}) {
  const [token, setToken] = useState(() => takeToken(location, outlivesReload));
  // At once: a link that comes before the next frame isn't missed.
  useLayoutEffect(() => {
    const take = () => setToken(takeToken(location, outlivesReload));
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}
