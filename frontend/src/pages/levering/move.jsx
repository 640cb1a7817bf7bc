import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import DeliveryMoveByLink from '../../operations/delivery-link/delivery-move-by-link.graphql';
import { Foreseen } from './foreseen.jsx';
import { useForeseen } from './use-foreseen.js';

/**
 * Another day for this one; what comes of it is said as the day is chosen, and where none is, that one must be.
 *
 * @param {object} props
 * @param {string} props.token
 * @param {import('./delivery.jsx').Linked} props.delivery
 * @param {boolean} props.busy
 * @param {() => void} props.onChoose another day than before, which isn't sent yet
 * @param {(day: string) => void} props.onMove
 */
export function Move({ token, delivery, busy, onChoose, onMove }) {
  const { deliverOn, moveFrom, moveUntil } = delivery;
  const id = useId();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [isMissing, setMissing] = useState(false);
  const [day, setDay] = useState(deliverOn);
  useEffect(() => setDay(deliverOn), [deliverOn]);
  const isOther = day !== '' && day !== deliverOn;
  const { lines, isPossible } = useForeseen(
    DeliveryMoveByLink,
    isOther ? /** @type {{ token: string }} */ ({ token, day }) : null,
    deliverOn,
  );

  /** @param {SubmitEvent} event */
  function send(event) {
    event.preventDefault();
    setMissing(!isOther);
    if (!isOther) field.current?.focus();
    else if (!busy) onMove(day);
  }

  /** @param {string} chosen */
  function choose(chosen) {
    setMissing(false);
    setDay(chosen);
    onChoose();
  }

  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{t('linked.move.title')}</h2>
      {moveUntil < moveFrom ? (
        <p>{t('linked.move.nowhere')}</p>
      ) : (
        <form class="form" noValidate onSubmit={send}>
          <div class="linked-day">
            <label class="ds-label" for={`${id}-day`}>
              {t('linked.move.day')}
            </label>
            <p class="soft" id={`${id}-hint`}>
              {t('linked.move.hint', {
                first: formatComing(moveFrom, locale.value),
                last: formatComing(moveUntil, locale.value),
              })}
            </p>
            <input
              ref={field}
              class="ds-input"
              type="date"
              id={`${id}-day`}
              aria-describedby={`${id}-hint`}
              min={moveFrom}
              max={moveUntil}
              value={day}
              aria-invalid={isMissing || undefined}
              onInput={(event) => choose(event.currentTarget.value)}
            />
          </div>
          <div role="alert">{isMissing && <p class="failure">{t('linked.move.missing')}</p>}</div>
          <Foreseen
            isLive
            lines={day === deliverOn ? [t('linked.move.same')] : lines}
            isPossible={isOther && isPossible}
          />
          <div class="acts">
            <Button type="submit" variant="secondary" busy={busy} busyLabel={t('linked.busy')}>
              {t('linked.move')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
