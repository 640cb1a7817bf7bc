import { client } from '../../app/client.js';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import { tellAt } from './news.jsx';

/** Takes something back from another page than it was done on, and tells there what came of it. */
export function useTakeBack() {
  /** @param {string} change @param {string} path @param {() => string} words */
  return async (change, path, words) => {
    const { data } = await client
      .mutation(CartChangeUndo, { input: { change } }, { additionalTypenames: ['Customer'] })
      .toPromise();
    const problem = data?.cartChangeUndo?.userErrors[0]?.message;
    const isDone = data?.cartChangeUndo && !problem;
    tellAt(
      path,
      isDone ? goneNow(words) : { text: () => problem ?? t('carts.undo.failed'), isQuiet: true },
    );
  };
}
