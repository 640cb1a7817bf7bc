import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * What the shell has to say, said anew at each drawing, so that it follows the language.
 *
 * @type {import('@preact/signals').Signal<(() => preact.ComponentChildren) | null>}
 */
export const notice = signal(null);

/** @type {{ path: string, text: () => preact.ComponentChildren } | null} */
let next = null;

/** Said where one is led to now. @param {string} path of that page @param {() => preact.ComponentChildren} text */
export function sayAt(path, text) {
  next = { path, text };
}

/** Stands until one goes on to another page. @param {{ path: string }} props */
export function Notice({ path }) {
  useEffect(() => {
    notice.value = next?.path === path ? next.text : null;
    next = null;
  }, [path]);
  return <div role="status">{notice.value && <div class="notice">{notice.value()}</div>}</div>;
}
