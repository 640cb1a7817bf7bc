import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Failure } from '../../components/failure.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE } from '../../lib/carts.js';
import CartLineSet from '../../operations/carts/cart-line-set.graphql';
import { hush } from './news.jsx';

/** One of the shop's products; one more of it where it is in it already. @param {{ cart: any, become: (cart: any) => void }} props */
export function AddProduct({ cart, become }) {
  const { run } = useMutation(CartLineSet);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  /** @param {{ sku: string }} product */
  async function add({ sku }) {
    hush();
    const there = cart.lines.find((/** @type {any} */ line) => line.sku === sku)?.quantity ?? 0;
    const quantity = Math.min(there + 1, MOST_OF_ONE);
    const ended = await run({ cart: cart.id, sku, quantity });
    if (!ended) return;
    outcome.value = ended;
    if ('payload' in ended) become(ended.payload.cart);
  }

  return (
    <section class="section" aria-labelledby="add">
      <h2 id="add">{t('cart.add')}</h2>
      <ProductPicker name="add" legend={t('fast.search')} onPick={add} />
      <Failure outcome={outcome.value} />
    </section>
  );
}
