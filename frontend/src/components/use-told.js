import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/**
 * What an act's own answer tells is shown at once, together with what is said of it, until the page's question is
 * answered anew.
 *
 * @param {import('../app/use-query.js').Answer} asked
 */
export function useTold(asked) {
  const told = useSignal(/** @type {{ over: any, data: any } | null} */ (null));
  const last = useRef(asked);
  last.current = asked;

  const shown = () =>
    told.value && told.value.over === last.current.data ? told.value.data : last.current.data;

  /** @param {(data: any) => any} become what is shown by now, out of what was */
  function tell(become) {
    told.value = { over: last.current.data, data: become(shown()) };
  }

  return { answer: { ...asked, data: shown() }, shown, tell };
}
