import { useLayoutEffect, useState } from 'preact/hooks';
import { takeToken } from '../../lib/link-token.js';

/**
 * The token of the link that led here, also of a second one opened in the same window.
 *
 * @returns {string | undefined} none after a reload
 */
export function useLinkToken() {
  const [token, setToken] = useState(() => takeToken());
  // At once: a link that comes before the next frame isn't missed.
  useLayoutEffect(() => {
    const take = () => setToken(takeToken());
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}
