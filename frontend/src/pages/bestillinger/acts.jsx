import { ButtonLink } from '../../components/button.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { writePath as askPath } from '../../lib/contact.js';
import { startPath, thingsOf } from '../../lib/deliveries.js';
import { isAllSentBack, isAnyToCome, withdrawPath } from '../../lib/orders.js';
import { Cancel, CancelTold } from './cancel.jsx';
import { PaperLink } from './paper-link.jsx';
import { near } from './words.js';

/**
 * What can be done with the whole order. Sending it back is always there; where it can't be done, the
 * page that it leads to says why.
 *
 * @param {{ order: any, news: import('@preact/signals').Signal<import('./use-act.js').News> }} props
 */
export function Acts({ order, news }) {
  return (
    <div class="order-acts">
      <CancelTold order={order} news={news} />
      {isTooLate(order) && (
        <p class="soft">
          <Words>{order.canCancel.reason}</Words>
        </p>
      )}
      <div class="acts">
        <Cancel order={order} news={news} />
        <Subscribe order={order} />
        <Withdraw order={order} />
        <a class="ds-link quiet-act" href={askPath({ order: order.id })}>
          {t('order.ask')}
        </a>
      </div>
      {order.receiptUrl && <PaperLink href={order.receiptUrl}>{t('order.receipt')}</PaperLink>}
    </div>
  );
}

/** @type {ReadonlySet<string>} when somebody may look for the button to cancel, and it is gone */
const onItsWay = new Set(['PACKING', 'SHIPPED', 'PARTLY_SHIPPED']);

/** @param {any} order @returns {boolean} whether it is worth a word why it can't be cancelled: not to whoever asked, or withdrew from it all */
function isTooLate(order) {
  const { state, canCancel, cancelRequestedAt } = order;
  const isAsked = cancelRequestedAt || isAllSentBack(order);
  return onItsWay.has(state) && !canCancel.allowed && !isAsked;
}

/** What of it is used up, again and again, as far as the shop still knows it; of the rest a quiet link. @param {{ order: any }} props */
function Subscribe({ order: { lines } }) {
  const things = thingsOf(lines);
  const used = thingsOf(lines.filter((/** @type {any} */ { product }) => product?.isUsedUp));
  if (things.length === 0) return null;
  if (used.length === 0)
    return (
      <a class="ds-link quiet-act" href={startPath(things)}>
        {t('order.subscribe')}
      </a>
    );
  return (
    <ButtonLink variant="secondary" href={startPath(used)}>
      {t('order.subscribe')}
    </ButtonLink>
  );
}

/** With its last day while there is one; a quiet link where cancelling is the road, or its time is over. @param {{ order: any }} props */
function Withdraw({ order }) {
  const { id, canReturn, canCancel } = order;
  if (!canReturn.allowed || canCancel.allowed)
    return (
      <a class="ds-link quiet-act" href={withdrawPath(id)}>
        {t('order.withdraw')}
      </a>
    );
  const { until } = canReturn;
  return (
    <span class="withdraw-act">
      <ButtonLink variant="secondary" href={withdrawPath(id)}>
        {t('order.withdraw')}
      </ButtonLink>
      <span class="soft small">
        {until && t('order.withdraw.until', { when: near(until) })}
        {!until && isAnyToCome(order) && t('order.withdraw.open')}
      </span>
    </span>
  );
}
