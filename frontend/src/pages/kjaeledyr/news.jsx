import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Confirmation, doneNow, goneNow } from '../../components/confirmation.jsx';
import { language } from '../../i18n/index.js';

/**
 * @typedef {import('../../components/confirmation.jsx').Done} Done
 * @typedef {'top' | 'weights' | 'weighing' | 'food'} Place of a page, near where focus is afterwards:
 *   its heading, that of its weights or its food, or the form below
 *
 * What was just done, and where it is told: saving leads from the form to the pet, deleting from
 * the pet to the list. There is one of it at a time, so that no old news stand beside the new.
 *
 * @type {import('@preact/signals').Signal<{ path: string, place: Place, done: Done } | null>}
 */
const news = signal(null);

/** @param {string} path of the page that is to tell it @param {() => string} text */
export function tellAt(path, text) {
  tell(path, doneNow(text));
}

/** @param {string} path @param {Done} done @param {Place} [place] */
export function tell(path, done, place = 'top') {
  news.value = { path, place, done };
}

/**
 * With what the server said of it, in the language it was said in alone. A farewell is told quietly.
 *
 * @param {string} path
 * @param {() => string} text
 * @param {string[]} consequences
 * @param {{ isQuiet?: boolean }} [how]
 */
export function tellWorded(path, text, consequences, { isQuiet } = {}) {
  const spoken = language.peek();
  const lines = () => (language.value === spoken ? consequences : []);
  tell(path, { ...goneNow(text), lines, isQuiet });
}

/** Something else is being done now. */
export function hush() {
  news.value = null;
}

/** Tells it until one leaves the page or does something else. @param {{ place?: Place }} props */
export function News({ place = 'top' }) {
  const { path } = useLocation();
  useEffect(
    () => () => {
      if (isAt(news.peek(), path, place)) hush();
    },
    [path],
  );
  return <Confirmation done={isAt(news.value, path, place) ? news.value.done : null} />;
}

/**
 * @param {typeof news.value} told @param {string} path @param {Place} place
 * @returns {told is NonNullable<typeof news.value>}
 */
function isAt(told, path, place) {
  return told?.path === path && told.place === place;
}
