import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Confirmation, doneNow, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { useTurns } from '../../components/use-turns.js';
import { t } from '../../i18n/index.js';
import { keptOrder } from '../../lib/carts.js';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import CartLineMove from '../../operations/carts/cart-line-move.graphql';
import CartLineSet from '../../operations/carts/cart-line-set.graphql';
import { Line } from './line.jsx';
import { hush } from './news.jsx';
import { moneyWords, nameOf } from './words.js';

/**
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 * @typedef {{ sku: string, done: import('../../components/confirmation.jsx').Done | null, outcome?: Outcome }} Told what came of the last act, at its line
 */

/**
 * What is in it. What is pressed is said in its turn, and told at its own line, which stands until something else is
 * done, also where it was taken out.
 *
 * @param {{ cart: any, others: any[], become: (cart: any) => void }} props
 */
export function Lines({ cart, others, become }) {
  const turns = useTurns();
  const told = useSignal(/** @type {Told | null} */ (null));
  const seen = useRef(/** @type {string[]} */ ([]));
  const set = useMutation(CartLineSet);
  const move = useMutation(CartLineMove);
  const undo = useMutation(CartChangeUndo);
  const byKey = new Map(cart.lines.map((/** @type {any} */ line) => [line.sku, line]));
  seen.current = keptOrder(seen.current, [...byKey.keys()], told.value?.sku);

  /**
   * @param {string} sku
   * @param {Outcome | undefined} outcome
   * @param {(undoing: (() => void) | undefined) => import('../../components/confirmation.jsx').Done | null} words
   */
  function finish(sku, outcome, words) {
    if (!outcome) return;
    if (!('payload' in outcome)) {
      told.value = { sku, done: null, outcome };
      return;
    }
    const { change, cart: now } = outcome.payload;
    told.value = { sku, done: words(change ? () => takeBack(sku, change.id) : undefined) };
    if (now.lines) become(now);
  }

  /** @param {any} line @param {number} quantity */
  function setQuantity(line, quantity) {
    const { sku, name } = line;
    hush();
    turns.take({
      at: sku,
      press: `set ${quantity}`,
      act: async () => {
        const outcome = await set.run({ cart: cart.id, sku, quantity });
        finish(sku, outcome, (undoing) =>
          quantity === 0
            ? goneNow(() => t('cart.removed', { name }), undoing)
            : doneNow(() => t('cart.set.done', { quantity }), undoing),
        );
      },
    });
  }

  /** @param {any} line @param {any} to */
  function moveTo({ sku, name }, to) {
    hush();
    turns.take({
      at: sku,
      press: `move ${to.id}`,
      act: async () => {
        const outcome = await move.run({ cart: cart.id, sku, to: to.id });
        finish(sku, outcome, (undoing) =>
          goneNow(() => t('cart.moved', { name, cart: nameOf(to) }), undoing),
        );
      },
    });
  }

  /** @param {string} sku @param {string} change */
  function takeBack(sku, change) {
    turns.take({
      at: sku,
      press: 'undo',
      act: async () => {
        const outcome = await undo.run({ change });
        if (!outcome) return;
        const done = 'payload' in outcome ? goneNow(() => t('cart.undone')) : null;
        told.value = { sku, done, outcome: 'payload' in outcome ? undefined : outcome };
      },
    });
  }

  return (
    <section class="section" aria-labelledby="lines">
      <h2 id="lines" tabIndex={-1}>
        {t('cart.lines')}
      </h2>
      {seen.current.length === 0 && <p class="soft">{t('cart.none')}</p>}
      <ul class="lines cart-lines">
        {seen.current.map((sku) => {
          const line = byKey.get(sku);
          const its = told.value?.sku === sku ? told.value : null;
          return (
            <li key={sku}>
              {line && (
                <Line
                  line={line}
                  others={others}
                  onQuantity={(quantity) => setQuantity(line, quantity)}
                  onMove={(to) => moveTo(line, to)}
                />
              )}
              <Confirmation done={its?.done ?? null} />
              <Failure outcome={its?.outcome} />
            </li>
          );
        })}
      </ul>
      <Total cart={cart} />
    </section>
  );
}

/** @param {{ cart: any }} props */
function Total({ cart: { total, lines } }) {
  if (!total) return null;
  const isAll = lines.every((/** @type {any} */ line) => line.total);
  return (
    <p class="cart-total">
      <span>{t(isAll ? 'cart.total' : 'cart.total.part')}</span>
      <strong>{moneyWords(total)}</strong>
    </p>
  );
}
