import { t } from '../../i18n/index.js';
import { orderPath } from '../../lib/orders.js';
import { moneyWords, nearDayFirst, onNearDay, wordOf } from './words.js';

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
function PastDelivery({ past }) {
  const { state, leftOut, order, isCancelled } = past;
  return (
    <>
      <p>
        <strong>{dayWords(past)}</strong>{' '}
        {order ? (
          <a class="ds-link" href={orderPath(order.id)}>
            {t('fast.past.order', { number: order.number, amount: moneyWords(order.total) })}
          </a>
        ) : (
          wordOf('past', state)
        )}{' '}
        {isCancelled && t('fast.past.cancelled')}
      </p>
      {leftOut.map((/** @type {any} */ { sku, reason, product }) => (
        <p key={sku} class="soft small">
          <span lang="nb">{product?.name ?? sku}</span> {wordOf('past.left', reason)}
        </p>
      ))}
    </>
  );
}

/** Of what is ordered nobody says that it came before that is known. @param {any} past */
function dayWords({ state, deliverOn, hasCome }) {
  if (state !== 'ORDERED' || hasCome) return nearDayFirst(deliverOn);
  return t('fast.past.was-to-come', { day: onNearDay(deliverOn) });
}
