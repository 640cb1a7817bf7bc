import { useEffect, useRef } from 'preact/hooks';
import { expired } from '../app/session.js';

/** In milliseconds. */
const EVERY = 30_000;
/** Whoever comes back to a window is told of twice: it is shown, and it has focus. */
const AT_ONCE = 1_000;

/**
 * Asks again when somebody comes back to the page, and every half minute while it can be seen.
 *
 * @param {() => void} ask
 */
export function useLookAgain(ask) {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    let asked = Date.now();
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let timer;

    function look() {
      if (expired.peek() || Date.now() - asked < AT_ONCE) return;
      asked = Date.now();
      latest.current();
    }

    function follow() {
      clearInterval(timer);
      if (document.hidden) return;
      timer = setInterval(look, EVERY);
    }

    function come() {
      follow();
      if (!document.hidden) look();
    }

    follow();
    document.addEventListener('visibilitychange', come);
    addEventListener('focus', come);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', come);
      removeEventListener('focus', come);
    };
  }, []);
}
