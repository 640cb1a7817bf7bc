import { t } from '../../i18n/index.js';
import { orderPath } from '../../lib/orders.js';
import { moneyWords, nearDayFirst, wordOf } from './words.js';

/** What has come, or hasn't, and what was left out and why; nothing before the first. @param {{ subscription: any }} props */
export function Past({ subscription: { pastDeliveries } }) {
  if (pastDeliveries.length === 0) return null;
  return (
    <section class="section" aria-labelledby="past">
      <h2 id="past">{t('fast.past')}</h2>
      <ul class="lines">
        {pastDeliveries.map((/** @type {any} */ past) => (
          <li key={past.number}>
            <PastDelivery past={past} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{ past: any }} props */
function PastDelivery({ past: { state, deliverOn, leftOut, order } }) {
  return (
    <>
      <p>
        <strong>{nearDayFirst(deliverOn)}</strong>{' '}
        {order ? (
          <a class="ds-link" href={orderPath(order.id)}>
            {t('fast.past.order', { number: order.number, amount: moneyWords(order.total) })}
          </a>
        ) : (
          wordOf('past', state)
        )}
      </p>
      {leftOut.map((/** @type {any} */ { sku, reason, product }) => (
        <p key={sku} class="soft small">
          <span lang="nb">{product?.name ?? sku}</span> {wordOf('past.left', reason)}
        </p>
      ))}
    </>
  );
}
