import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatShortDay, isOneOfItsKind, titleOf } from '../../lib/deliveries.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import DeliveryMove from '../../operations/subscriptions/delivery-move.graphql';
import { AddForm } from './add-form.jsx';
import { MoveForm } from './move-form.jsx';
import { CARD, hush } from './news.jsx';
import { Panel } from './panel.jsx';
import { SkipForm } from './skip-form.jsx';
import { useSteer } from './use-steer.js';
import { nearDay } from './words.js';

/** @typedef {'skip' | 'move' | 'add'} Act */

/**
 * The acts people want: skip, later, move, change, add. Each says what comes of it before it is done.
 *
 * @param {{ subscription: any, coming: any, isAlone?: boolean }} props
 */
export function Acts({ subscription, coming, isAlone }) {
  const open = useSignal(/** @type {Act | null} */ (null));
  const close = () => {
    open.value = null;
  };
  /** @param {Act} act */
  const toggle = (act) => () => {
    hush();
    open.value = open.value === act ? null : act;
  };
  const day = nearDay(coming.deliverOn);
  const form = { subscription, coming, place: CARD, onClose: close };
  return (
    <>
      <div class="acts delivery-acts">
        {coming.canChange.allowed && (
          <>
            <Opener act="skip" open={open.value} onClick={toggle('skip')} />
            <WeekLater subscription={subscription} coming={coming} />
            <Opener act="move" open={open.value} onClick={toggle('move')} />
          </>
        )}
        {!isAlone && (
          <a
            class="ds-button"
            data-variant="secondary"
            href={deliveryPath(subscription.id)}
            aria-label={t('fast.act.change.name', {
              name: titleOf(subscription.lines, locale.value),
            })}
          >
            {t('fast.act.change')}
          </a>
        )}
        {coming.canChange.allowed && <Opener act="add" open={open.value} onClick={toggle('add')} />}
      </div>
      {coming.canChange.allowed &&
        coming.weekLater &&
        isOneOfItsKind(coming, subscription.lines) && (
          <p class="soft small">{t('fast.act.move.along')}</p>
        )}
      {open.value && (
        <Panel key={open.value} title={t(`fast.${open.value}.title`, { day })} onClose={close}>
          {open.value === 'skip' && <SkipForm {...form} />}
          {open.value === 'move' && <MoveForm {...form} />}
          {open.value === 'add' && <AddForm {...form} />}
        </Panel>
      )}
    </>
  );
}

/** @param {{ act: Act, open: Act | null, onClick: () => void }} props */
function Opener({ act, open, onClick }) {
  return (
    <Button variant="secondary" aria-expanded={open === act} onClick={onClick}>
      {t(`fast.act.${act}`)}
    </Button>
  );
}

/** The day it would come stands on the button: one tap, and it is done. @param {{ subscription: any, coming: any }} props */
function WeekLater({ subscription, coming: { number, weekLater } }) {
  const { busy, steer } = useSteer(DeliveryMove, subscription, CARD);
  if (!weekLater) return null;
  return (
    <Button
      variant="secondary"
      busy={busy.value}
      busyLabel={t('fast.act.week-later.busy')}
      onClick={() => steer({ number, day: weekLater }, () => t('fast.moved'))}
    >
      {t('fast.act.week-later', { day: formatShortDay(weekLater, locale.value) })}
    </Button>
  );
}
