import { signal } from '@preact/signals';
import { doneNow } from '../../components/confirmation.jsx';

/**
 * What was just done on one of the pets' pages, to be told on the next: saving leads from the form
 * to the pet, deleting from the pet to the list.
 *
 * @type {import('@preact/signals').Signal<import('../../components/confirmation.jsx').Done | null>}
 */
export const news = signal(null);

/** @param {string} text @param {() => void} [undo] */
export function tell(text, undo) {
  news.value = doneNow(text, undo);
}

/** For a page that leaves: its news is old then. */
export function forgetNews() {
  news.value = null;
}
