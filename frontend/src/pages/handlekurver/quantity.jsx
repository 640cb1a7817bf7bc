import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE, quantityIn } from '../../lib/carts.js';

/** So long one may go on pressing before it is said, in milliseconds. */
const PRESSED_ON = 500;

/**
 * How many: stepped, or typed and left. What is pressed shows at once; several presses in a row are said as one.
 *
 * @param {{ name: string, quantity: number, onWant: (quantity: number) => void, onQuantity: (quantity: number) => void }} props
 */
export function Quantity({ name, quantity, onWant, onQuantity }) {
  const id = useId();
  const problem = useId();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const wanted = useRef(quantity);
  const said = useRef(quantity);
  const isWrong = useSignal(false);

  useEffect(() => {
    said.current = quantity;
    if (timer.current) return;
    wanted.current = quantity;
    show(quantity);
  }, [quantity]);
  // What was pressed last is said, also where one leaves before it was.
  useEffect(() => sayNow, []);

  /** @param {number} number */
  function show(number) {
    isWrong.value = false;
    if (field.current) field.current.value = String(number);
  }

  function sayNow() {
    if (!timer.current) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    if (wanted.current !== said.current) onQuantity(wanted.current);
  }

  /** @param {number} by */
  function step(by) {
    const next = Math.min(Math.max(wanted.current + by, 1), MOST_OF_ONE);
    wanted.current = next;
    show(next);
    onWant(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(sayNow, PRESSED_ON);
  }

  /** @param {string} typed */
  function take(typed) {
    const number = quantityIn(typed);
    isWrong.value = number === undefined;
    if (number === undefined) return;
    wanted.current = number;
    onWant(number);
    timer.current ??= setTimeout(sayNow, 0);
  }

  return (
    <div class="cart-quantity">
      <Button
        variant="secondary"
        data-icon
        aria-label={t('cart.less', { name })}
        onClick={() => step(-1)}
      >
        −
      </Button>
      <input
        ref={field}
        class="ds-input"
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={t('cart.quantity', { name })}
        aria-invalid={isWrong.value || undefined}
        aria-describedby={isWrong.value ? problem : undefined}
        defaultValue={String(quantity)}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget.value);
        }}
      />
      <Button
        variant="secondary"
        data-icon
        aria-label={t('cart.more', { name })}
        onClick={() => step(1)}
      >
        +
      </Button>
      <div id={problem} role="alert" class="cart-quantity-problem">
        {isWrong.value && <p class="failure">{t('cart.quantity.wrong', { most: MOST_OF_ONE })}</p>}
      </div>
    </div>
  );
}
