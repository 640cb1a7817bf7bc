import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Confirmation } from '../../components/confirmation.jsx';

/** @typedef {import('../../components/confirmation.jsx').Done} Done */

/**
 * What was just done, and the page that tells it: deleting leads from a cart to the list, merging to another cart.
 * There is one of it at a time.
 *
 * @type {import('@preact/signals').Signal<{ path: string, done: Done } | null>}
 */
const news = signal(null);

/** Which part of the page tells what came of the last act: what another part told before isn't so any more. */
const speaker = signal('');

/** @param {string} path of the page that is to tell it @param {Done} done */
export function tellAt(path, done) {
  speaker.value = '';
  news.value = { path, done };
}

/** Something else is being done now. @param {string} who tells what comes of it */
export function begin(who) {
  hush();
  speaker.value = who;
}

/** @param {string} who @returns {boolean} whether it did the last act */
export const speaks = (who) => speaker.value === who;

function hush() {
  news.value = null;
}

/** Tells it until one leaves the page or does something else. */
export function News() {
  const { path } = useLocation();
  useEffect(
    () => () => {
      if (news.peek()?.path === path) hush();
    },
    [path],
  );
  return <Confirmation done={news.value?.path === path ? news.value.done : null} />;
}
