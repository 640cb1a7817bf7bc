import { useEffect, useId, useState } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import DeliveryMoveByLink from '../../operations/delivery-link/delivery-move-by-link.graphql';
import { Foreseen } from './foreseen.jsx';
import { useForeseen } from './use-foreseen.js';

/**
 * Another day for this one; what comes of it is said as the day is chosen.
 *
 * @param {object} props
 * @param {string} props.token
 * @param {import('./delivery.jsx').Linked} props.delivery
 * @param {boolean} props.busy
 * @param {(day: string) => void} props.onMove
 */
export function Move({ token, delivery: { deliverOn, moveFrom, moveUntil }, busy, onMove }) {
  const id = useId();
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
    if (isOther && !busy) onMove(day);
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
              class="ds-input"
              type="date"
              id={`${id}-day`}
              aria-describedby={`${id}-hint`}
              min={moveFrom}
              max={moveUntil}
              value={day}
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          </div>
          <Foreseen
            isLive
            lines={isOther ? lines : [t('linked.move.same')]}
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
