import { useId, useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { DsField } from '../../components/elements.js';
import { t } from '../../i18n/index.js';
import { CartPanel } from './cart-panel.jsx';
import { choiceName } from './words.js';

/** @param {{ name: string, others: any[], onMove: (to: any) => void, onClose: () => void }} props */
export function MoveForm({ name, others, onMove, onClose }) {
  const id = useId();
  const field = useRef(/** @type {HTMLSelectElement | null} */ (null));

  /** @param {SubmitEvent} event */
  function move(event) {
    event.preventDefault();
    const to = others.find((other) => other.id === field.current?.value);
    onClose();
    if (to) onMove(to);
  }

  return (
    <CartPanel onClose={onClose} isAtLine>
      <form class="form" onSubmit={move}>
        <DsField class="ds-field">
          <label class="ds-label" for={id}>
            {t('cart.move.to', { name })}
          </label>
          <select class="ds-input" id={id} ref={field}>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {choiceName(other, others)}
              </option>
            ))}
          </select>
        </DsField>
        <div class="acts">
          <Button type="submit" data-size="sm">
            {t('cart.move.submit')}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={onClose}>
            {t('act.cancel')}
          </Button>
        </div>
      </form>
    </CartPanel>
  );
}
