import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE } from '../../lib/carts.js';
import { keepInPlace } from '../../lib/keep-in-place.js';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import CartLineSet from '../../operations/carts/cart-line-set.graphql';
import { begin, speaks } from './news.jsx';

/**
 * One of the shop's products; one more of it where it is in it already. What was found stays, and stays in its place:
 * what is pressed once more is what was pressed before.
 *
 * @param {{ cart: any, become: (cart: any) => void }} props
 */
export function AddProduct({ cart, become }) {
  const set = useMutation(CartLineSet);
  const undo = useMutation(CartChangeUndo);
  const told = useSignal(
    /** @type {{ done: import('../../components/confirmation.jsx').Done | null, outcome?: import('../../app/use-mutation.js').Outcome }} */ ({
      done: null,
    }),
  );

  /** @param {{ sku: string, name: string }} product @param {Element} pressed */
  async function add({ sku, name }, pressed) {
    const there = cart.lines.find((/** @type {any} */ line) => line.sku === sku)?.quantity ?? 0;
    const quantity = Math.min(there + 1, MOST_OF_ONE);
    const ended = await set.run({ cart: cart.id, sku, quantity });
    if (!ended) return;
    keepInPlace(pressed);
    begin('add');
    told.value = { done: null, outcome: ended };
    if (!('payload' in ended)) return;
    const { change, cart: now } = ended.payload;
    const undoing = change ? () => takeBack(change.id, name) : undefined;
    told.value = { done: doneNow(() => t('cart.added', { name }), undoing) };
    become(now);
  }

  /** @param {string} change @param {string} name */
  async function takeBack(change, name) {
    const ended = await undo.run({ change });
    if (!ended) return;
    begin('add');
    told.value =
      'payload' in ended
        ? { done: { ...doneNow(() => t('cart.undone.add', { name })), takesFocus: true } }
        : { done: null, outcome: ended };
  }

  const its = speaks('add') ? told.value : null;
  return (
    <section class="section" aria-labelledby="add">
      <h2 id="add">{t('cart.add')}</h2>
      <Confirmation done={its?.done ?? null} />
      <Failure outcome={its?.outcome} />
      <ProductPicker name="add" legend={t('fast.search')} onPick={add} stays />
    </section>
  );
}
