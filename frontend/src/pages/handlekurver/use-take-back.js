import { signal } from '@preact/signals';
import { client } from '../../app/client.js';
import { doneNow, goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import { tellAt } from './news.jsx';

/** Which change is being taken back; pressed twice, it is taken back once. */
const taken = signal('');

/** @param {string} change @returns {boolean} whether it is being taken back */
export const isTakenBack = (change) => taken.value === change;

/**
 * Takes something back from another page than it was done on, and tells there what came of it.
 *
 * @param {string} change @param {string} path @param {() => string} words
 */
export async function takeBack(change, path, words) {
  if (taken.peek()) return;
  taken.value = change;
  try {
    const { data } = await client
      .mutation(CartChangeUndo, { input: { change } }, { additionalTypenames: ['Customer'] })
      .toPromise();
    const problem = data?.cartChangeUndo?.userErrors[0]?.message;
    const isDone = data?.cartChangeUndo && !problem;
    tellAt(
      path,
      isDone ? goneNow(words) : { text: () => problem ?? t('carts.undo.failed'), isQuiet: true },
    );
  } finally {
    taken.value = '';
  }
}

/**
 * @param {string} change @param {string} path @param {() => string} text what was done @param {() => string} words once it is taken back
 * @returns {import('../../components/confirmation.jsx').Done}
 */
export function doneFor(change, path, text, words) {
  return {
    ...doneNow(text, () => takeBack(change, path, words)),
    isUndoing: () => isTakenBack(change),
  };
}
