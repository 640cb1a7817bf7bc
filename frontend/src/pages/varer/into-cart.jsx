import { useSignal } from '@preact/signals';
import { client } from '../../app/client.js';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, doneNow, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import { cartPath, MOST_OF_ONE } from '../../lib/carts.js';
import { errorKind } from '../../lib/errors.js';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import CartCreate from '../../operations/carts/cart-create.graphql';
import CartDelete from '../../operations/carts/cart-delete.graphql';
import CartLineSet from '../../operations/carts/cart-line-set.graphql';
import CartsNewest from '../../operations/carts/carts-newest.graphql';

/** @typedef {import('../../app/use-mutation.js').Outcome} Outcome */

/** One more of it, in the customer's own cart that was changed last; a new one where there is none. @param {{ sku: string }} props */
export function IntoCart({ sku }) {
  const create = useMutation(CartCreate);
  const set = useMutation(CartLineSet);
  const undo = useMutation(CartChangeUndo);
  const remove = useMutation(CartDelete);
  const busy = useSignal(false);
  const told = useSignal(
    /** @type {{ done: import('../../components/confirmation.jsx').Done | null, path?: string, outcome?: Outcome }} */ ({
      done: null,
    }),
  );

  /** Until it is done, nothing else is. @param {() => Promise<void>} act */
  async function alone(act) {
    if (busy.peek()) return;
    busy.value = true;
    try {
      await act();
    } finally {
      busy.value = false;
    }
  }

  /** @param {Outcome | undefined} outcome */
  function fail(outcome) {
    if (outcome) told.value = { done: null, outcome };
  }

  /** @returns {Promise<{ cart: any, isNew: boolean } | undefined>} */
  async function newest() {
    const { data, error } = await client
      .query(CartsNewest, {}, { requestPolicy: 'network-only' })
      .toPromise();
    const kind = errorKind(error);
    if (!data?.me) {
      fail({ failure: kind === 'none' ? 'failed' : kind });
      return undefined;
    }
    const own = data.me.carts.find((/** @type {any} */ { isFromShop }) => !isFromShop);
    if (own) return { cart: own, isNew: false };
    const made = await create.run({ name: t('product.cart.new') });
    if (made && 'payload' in made)
      return { cart: { ...made.payload.cart, lines: [] }, isNew: true };
    fail(made);
    return undefined;
  }

  async function put() {
    const into = await newest();
    if (!into) return;
    const { cart, isNew } = into;
    const there = cart.lines.find((/** @type {any} */ line) => line.sku === sku)?.quantity ?? 0;
    const quantity = Math.min(there + 1, MOST_OF_ONE);
    const outcome = await set.run({ cart: cart.id, sku, quantity });
    if (!outcome || !('payload' in outcome)) return fail(outcome);
    const { change } = outcome.payload;
    const back = isNew
      ? () => remove.run({ id: cart.id })
      : change && (() => undo.run({ change: change.id }));
    const words = () => t('product.cart.done', { name: cart.name, quantity, count: quantity });
    told.value = {
      done: doneNow(words, back ? () => alone(() => takeBack(back, cart)) : undefined),
      path: cartPath(cart.id),
    };
  }

  /** @param {() => Promise<Outcome | undefined>} back @param {{ name: string }} cart */
  async function takeBack(back, { name }) {
    const outcome = await back();
    if (!outcome || !('payload' in outcome)) return fail(outcome);
    told.value = { done: goneNow(() => t('product.cart.undone', { name })) };
  }

  const { done, path, outcome } = told.value;
  return (
    <div class="into-cart">
      <Button
        variant="secondary"
        busy={busy.value}
        busyLabel={t('product.cart.busy')}
        onClick={({ detail }) => detail < 2 && alone(put)}
      >
        {t('product.cart')}
      </Button>
      <Confirmation done={done}>
        {path && (
          <p>
            <a class="ds-link" href={path}>
              {t('product.cart.see')}
            </a>
          </p>
        )}
      </Confirmation>
      <Failure outcome={outcome} />
    </div>
  );
}
