import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { doneNow } from '../../components/confirmation.jsx';

/**
 * @typedef {import('../../components/confirmation.jsx').Done} Done
 *
 * What was just done, and the page that tells it: saving leads from the form to the pet, deleting
 * from the pet to the list.
 *
 * @type {import('@preact/signals').Signal<{ path: string, done: Done } | null>}
 */
const news = signal(null);

/** @param {string} path of the page that is to tell it @param {() => string} text */
export function tellAt(path, text) {
  news.value = { path, done: doneNow(text) };
}

/** @returns {Done | null} what this page has to tell, until one leaves it */
export function useNews() {
  const { path } = useLocation();
  const isHere = () => news.peek()?.path === path;
  useEffect(
    () => () => {
      if (isHere()) news.value = null;
    },
    [path],
  );
  return news.value && isHere() ? news.value.done : null;
}
