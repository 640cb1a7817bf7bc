import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * What the shell has to say, said anew at each drawing, so that it follows the language.
 *
 * @type {import('@preact/signals').Signal<(() => string) | null>}
 */
export const notice = signal(null);

/** Stands until one goes on to another page. @param {{ path: string }} props */
export function Notice({ path }) {
  useEffect(() => {
    notice.value = null;
  }, [path]);
  return <div role="status">{notice.value && <p class="notice">{notice.value()}</p>}</div>;
}
