import { PayNow } from '../../components/charges/pay-now.jsx';
import { usePaying } from '../../components/charges/use-paying.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { canBePaid } from '../../lib/charges.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import { paymentPath, priceAnchor } from '../../lib/delivery-places.js';
import { ChangeMethod } from './change-method.jsx';
import { moneyWords, nearDay } from './words.js';

/**
 * What waits for the customer, in a line each with the way there; nothing where nothing does. On its own
 * page what isn't paid stands right beneath.
 *
 * @param {{ subscription: any, isAlone?: boolean }} props
 */
export function NeedsYou({ subscription, isAlone }) {
  const { id, charges, lines, state, paymentUnknown } = subscription;
  const page = isAlone ? '' : deliveryPath(id);
  const { done, askedFor } = usePaying(isAlone ? [] : charges);
  const unpaid = isAlone ? [] : charges.filter(canBePaid);
  const asked = state === 'CANCELLED' ? [] : lines.filter((/** @type {any} */ l) => l.pricePromise);
  return (
    <>
      <Confirmation done={done} />
      {(paymentUnknown || unpaid.length + asked.length > 0) && (
        <ul class="needs-you">
          {unpaid.map((/** @type {any} */ charge) => (
            <li key={charge.id}>
              <p>
                {t('fast.needs.pay', {
                  amount: moneyWords(charge.amount),
                  day: nearDay(charge.deliverOn),
                })}
              </p>
              <PayNow charge={charge} onAsked={askedFor}>
                <a class="ds-link" href={paymentPath(charge)}>
                  {t('charge.what-happened')}
                </a>
              </PayNow>
            </li>
          ))}
          {paymentUnknown && (
            <li>
              <p>
                <Words>{paymentUnknown}</Words>
              </p>
              <ChangeMethod of={subscription} method={null} label={t('fast.method.choose')} />
            </li>
          )}
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
      )}
    </>
  );
}
