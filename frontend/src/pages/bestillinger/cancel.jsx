import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { Failure } from '../../components/failure.jsx';
import { isOpen } from '../../components/orders/words.js';
import { t } from '../../i18n/index.js';
import OrderCancel from '../../operations/orders/order-cancel.graphql';
import { useAct } from './use-act.js';
import { near } from './words.js';

/** @typedef {import('@preact/signals').Signal<import('./use-act.js').News>} News */

/** That it was asked for to cancel the order. @param {{ order: any, news: News }} props */
export function CancelTold({ order, news }) {
  const done = news.value?.by === 'cancel' ? news.value.done : undefined;
  return (
    <>
      <Confirmation done={done ?? null} />
      {order.cancelRequestedAt && isOpen(order.state) && !done && (
        <p>{t('order.cancel.asked', { when: near(order.cancelRequestedAt) })}</p>
      )}
    </>
  );
}

/** The button, while the order isn't packed. @param {{ order: any, news: News }} props */
export function Cancel({ order, news }) {
  const isAsking = useSignal(false);
  const { busy, act, told } = useAct(OrderCancel, news, 'cancel');

  async function cancel() {
    const isDone = await act({ order: order.id }, () => t('order.cancel.done'));
    if (isDone) isAsking.value = false;
  }

  return (
    <>
      {order.canCancel.allowed && (
        <Button variant="secondary" onClick={() => (isAsking.value = true)}>
          {t('order.cancel')}
        </Button>
      )}
      {isAsking.value && (
        <Question
          order={order}
          isBusy={busy.value}
          outcome={told?.outcome}
          onCancel={cancel}
          onClose={() => (isAsking.value = false)}
        />
      )}
    </>
  );
}

/**
 * What it means, before it is asked for.
 *
 * @param {object} props
 * @param {any} props.order
 * @param {boolean} props.isBusy
 * @param {import('./use-act.js').Outcome} [props.outcome] of the last try, where it didn't come about
 * @param {() => void} props.onCancel
 * @param {() => void} props.onClose
 */
function Question({ order, isBusy, outcome, onCancel, onClose }) {
  return (
    <Dialog title={t('order.cancel.title', { number: order.number })} onClose={onClose}>
      <p>{t('order.cancel.consequence')}</p>
      <Failure outcome={outcome} />
      <div class="acts">
        <Button variant="secondary" onClick={onClose}>
          {t('order.cancel.keep')}
        </Button>
        <Button tone="danger" busy={isBusy} onClick={onCancel}>
          {t('order.cancel.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
