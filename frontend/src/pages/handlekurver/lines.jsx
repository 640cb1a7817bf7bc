import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { client } from '../../app/client.js';
import { useMutation } from '../../app/use-mutation.js';
import { Confirmation, doneNow, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { useTurns } from '../../components/use-turns.js';
import { t } from '../../i18n/index.js';
import { keptOrder } from '../../lib/carts.js';
import CartOf from '../../operations/carts/cart.graphql';
import CartChangeUndo from '../../operations/carts/cart-change-undo.graphql';
import CartLineMove from '../../operations/carts/cart-line-move.graphql';
import CartLineSet from '../../operations/carts/cart-line-set.graphql';
import { Line } from './line.jsx';
import { begin, speaks } from './news.jsx';
import { moneyWords, nameOf } from './words.js';

/**
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 * @typedef {{ quantity: number, isFailed?: boolean }} Wanted what the field shows
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
  const wanted = useSignal(/** @type {Record<string, Wanted>} */ ({}));
  const latest = useRef(cart);
  latest.current = cart;
  const spoken = speaks('lines') ? told.value : null;
  seen.current = keptOrder(seen.current, [...byKey.keys()], spoken?.sku);

  /** @param {string} sku @param {Wanted | null} what */
  function want(sku, what) {
    const { [sku]: _, ...rest } = wanted.peek();
    wanted.value = what ? { ...rest, [sku]: what } : rest;
  }

  /** @param {any} line @returns {Wanted | undefined} what isn't saved yet */
  const unsaved = ({ sku, quantity }) =>
    wanted.value[sku] && wanted.value[sku].quantity !== quantity ? wanted.value[sku] : undefined;

  /**
   * @param {string} sku
   * @param {Outcome | undefined} outcome
   * @param {(undoing: (() => void) | undefined) => import('../../components/confirmation.jsx').Done | null} words
   * @param {() => string} undone once that is taken back
   */
  function finish(sku, outcome, words, undone) {
    if (!outcome) return;
    if (!('payload' in outcome)) {
      told.value = { sku, done: null, outcome };
      return;
    }
    const { change, cart: now } = outcome.payload;
    told.value = { sku, done: words(change ? () => takeBack(sku, change.id, undone) : undefined) };
    if (now.lines) show(now);
  }

  /** @param {any} now */
  function show(now) {
    latest.current = now;
    become(now);
  }

  /**
   * Over what was seen; where another window changed that same line meanwhile, this one says so instead.
   *
   * @param {string} sku @param {number} quantity
   * @returns {Promise<{ outcome?: Outcome, elsewhere?: number }>}
   */
  async function say(sku, quantity) {
    const before = quantityOf(latest.current, sku);
    const input = { cart: cart.id, sku, quantity };
    const outcome = await set.run({ ...input, version: latest.current.version });
    if (!isStale(outcome)) return { outcome };
    const { data } = await client
      .query(CartOf, { id: cart.id }, { requestPolicy: 'network-only' })
      .toPromise();
    const now = data?.me?.cart;
    if (!now) return { outcome };
    const there = quantityOf(now, sku);
    if (there === before) return { outcome: await set.run({ ...input, version: now.version }) };
    show(now);
    return { elsewhere: there };
  }

  /** @param {any} line @param {number} quantity */
  function setQuantity(line, quantity) {
    const { sku, name } = line;
    begin('lines');
    turns.take({
      at: sku,
      press: `set ${quantity}`,
      act: async () => {
        const before = quantityOf(latest.current, sku);
        const { outcome, elsewhere } = await say(sku, quantity);
        if (elsewhere !== undefined) {
          want(sku, null);
          told.value = { sku, done: elsewhereWords(name, elsewhere) };
          return;
        }
        const isDone = outcome && 'payload' in outcome;
        if (wanted.peek()[sku]?.quantity === quantity)
          want(sku, isDone ? null : { quantity, isFailed: true });
        const undone = () =>
          quantity === 0
            ? t('cart.undone.removed', { name })
            : t('cart.undone.set', { name, quantity: before });
        finish(
          sku,
          outcome,
          (undoing) =>
            quantity === 0
              ? goneNow(() => t('cart.removed', { name }), undoing)
              : doneNow(() => t('cart.set.done', { quantity }), undoing),
          undone,
        );
      },
    });
  }

  /** @param {any} line @param {any} to */
  function moveTo({ sku, name }, to) {
    begin('lines');
    turns.take({
      at: sku,
      press: `move ${to.id}`,
      act: async () => {
        const outcome = await move.run({ cart: cart.id, sku, to: to.id });
        finish(
          sku,
          outcome,
          (undoing) => goneNow(() => t('cart.moved', { name, cart: nameOf(to) }), undoing),
          () => t('cart.undone.moved', { name }),
        );
      },
    });
  }

  /** @param {string} sku @param {string} change @param {() => string} words */
  function takeBack(sku, change, words) {
    begin('lines');
    turns.take({
      at: sku,
      press: 'undo',
      act: async () => {
        const outcome = await undo.run({ change });
        if (!outcome) return;
        const done = 'payload' in outcome ? goneNow(words) : null;
        want(sku, null);
        told.value = { sku, done, outcome: 'payload' in outcome ? undefined : outcome };
      },
    });
  }

  return (
    <section class="section" aria-labelledby="lines">
      <h2 id="lines" tabIndex={-1}>
        {t('cart.lines')}
      </h2>
      {cart.lines.length === 0 && <p class="soft">{t('cart.none')}</p>}
      <ul class="lines cart-lines">
        {seen.current.map((sku) => {
          const line = byKey.get(sku);
          const its = spoken?.sku === sku ? spoken : null;
          return (
            <li key={sku}>
              {line && (
                <Line
                  line={line}
                  others={others}
                  unsaved={unsaved(line)}
                  onWant={(quantity) => want(sku, { quantity })}
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
      <Total cart={cart} isOpen={cart.lines.some(unsaved)} />
    </section>
  );
}

/** @param {any} cart @param {string} sku @returns {number} */
const quantityOf = ({ lines }, sku) =>
  lines.find((/** @type {any} */ line) => line.sku === sku)?.quantity ?? 0;

/** @param {Outcome | undefined} outcome */
const isStale = (outcome) =>
  outcome && 'errors' in outcome && outcome.errors.some(({ code }) => code === 'STALE_VERSION');

/** @param {string} name @param {number} quantity @returns {import('../../components/confirmation.jsx').Done} */
function elsewhereWords(name, quantity) {
  const text = () =>
    quantity === 0 ? t('cart.elsewhere.gone', { name }) : t('cart.elsewhere', { name, quantity });
  return { text, isQuiet: true, takesFocus: quantity === 0 };
}

/** @param {{ cart: any, isOpen: boolean }} props `isOpen` as long as a quantity isn't saved */
function Total({ cart: { total, lines }, isOpen }) {
  if (!total) return null;
  const isAll = lines.every((/** @type {any} */ line) => line.total);
  return (
    <p class="cart-total">
      <span>{t(isAll ? 'cart.total' : 'cart.total.part')}</span>
      <strong>{isOpen ? t('cart.total.open') : moneyWords(total)}</strong>
    </p>
  );
}
