import { useEffect } from 'preact/hooks';
import { retry } from '../../app/network.js';

/** At first, then twice as long each time, in milliseconds. */
const SOON = 2_000;
const SELDOM = 60_000;

/** The shop answers by itself, in a while: until then the page asks how it stands. @param {boolean} isOn */
export function useLookingAgain(isOn) {
  useEffect(() => {
    if (!isOn) return undefined;
    let wait = SOON;
    let timer = setTimeout(look, wait);
    function look() {
      retry();
      wait = Math.min(wait * 2, SELDOM);
      timer = setTimeout(look, wait);
    }
    return () => clearTimeout(timer);
  }, [isOn]);
}
