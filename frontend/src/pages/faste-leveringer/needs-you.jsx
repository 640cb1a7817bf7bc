import { t } from '../../i18n/index.js';
import { isRefused } from '../../lib/charges.js';
import { deliveryPath, PAYMENT, priceAnchor } from '../../lib/delivery-days.js';
import { moneyWords, nearDay } from './words.js';

/**
 * What waits for the customer, in a line each with the way there; nothing where nothing does. On its own
 * page what isn't paid stands right beneath.
 *
 * @param {{ subscription: any, isAlone?: boolean }} props
 */
export function NeedsYou({ subscription: { id, charges, lines, state }, isAlone }) {
  const page = isAlone ? '' : deliveryPath(id);
  const unpaid = isAlone ? [] : charges.filter(isRefused);
  const asked = state === 'CANCELLED' ? [] : lines.filter((/** @type {any} */ l) => l.pricePromise);
  if (unpaid.length + asked.length === 0) return null;
  return (
    <ul class="needs-you">
      {unpaid.map((/** @type {any} */ charge) => (
        <li key={charge.id}>
          {t('fast.needs.pay', {
            amount: moneyWords(charge.amount),
            day: nearDay(charge.deliverOn),
          })}{' '}
          <a class="ds-link" href={`${page}#${PAYMENT}`}>
            {t('fast.needs.pay.link')}
          </a>
        </li>
      ))}
      {asked.map(
        (/** @type {any} */ { sku, product, pricePromise }, /** @type {number} */ place) => (
          <li key={sku}>
            <span lang="nb">{product?.name ?? sku}</span>{' '}
            {t('fast.needs.price', { price: moneyWords(pricePromise.newPrice) })}{' '}
            <a class="ds-link" href={`${page}#${priceAnchor(pricePromise.id, place === 0)}`}>
              {t('fast.needs.price.link')}
            </a>
          </li>
        ),
      )}
    </ul>
  );
}
