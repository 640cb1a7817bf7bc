import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { orderPath } from '../../lib/orders.js';
import { moneyWords, nearDay, wordOf } from './words.js';

/**
 * What is ordered and hasn't come: it comes first, whatever the deliveries do. On its own page with what it
 * is, and what didn't come along.
 *
 * @param {{ subscription: any }} props
 */
export function UnderWay({ subscription: { underWay } }) {
  return underWay.map((/** @type {any} */ each) => <Ordered key={each.number} ordered={each} />);
}

/** @param {{ ordered: any }} props */
function Ordered({ ordered: { deliverOn, orderId, movedBecause, order, leftOut = [] } }) {
  return (
    <div class="standing">
      <p>
        <strong>{t('fast.under-way', { day: nearDay(deliverOn) })}.</strong>{' '}
        {movedBecause && (
          <>
            <Words>{movedBecause}</Words>
            {'. '}
          </>
        )}
        <a class="ds-link" href={orderPath(orderId)}>
          {order
            ? t('fast.past.order', { number: order.number, amount: moneyWords(order.total) })
            : t('fast.under-way.order')}
        </a>
      </p>
      {leftOut.map((/** @type {any} */ { sku, reason, product }) => (
        <p key={sku} class="small">
          <span lang="nb">{product?.name ?? sku}</span> {wordOf('past.left', reason)}
        </p>
      ))}
    </div>
  );
}
