import { locale, t } from '../../i18n/index.js';
import { addressLines } from '../../lib/address.js';
import { isSome } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { wayWords } from './words.js';

/** How it comes, how it is paid for, and what it costs. @param {{ order: any }} props */
export function Terms({ order }) {
  const { delivery, payment } = order;
  return (
    <section class="card" aria-labelledby="terms">
      <h2 id="terms">{t('terms.title')}</h2>
      <dl class="terms">
        <div>
          <dt>{t('terms.delivery')}</dt>
          <dd>{deliveryWords(delivery)}</dd>
        </div>
        <div>
          <dt>{t(delivery.pickupPoint ? 'terms.address.pickup' : 'terms.address')}</dt>
          <dd>
            <Frozen address={delivery.address} />
          </dd>
        </div>
        <div>
          <dt>{t('terms.payment')}</dt>
          <dd>{wayWords('payment', payment)}</dd>
        </div>
      </dl>
      {order.state === 'CANCELLED' ? <p>{t('sums.cancelled')}</p> : <Sums order={order} />}
    </section>
  );
}

/** @param {{ method: string, pickupPoint: string | null }} delivery */
function deliveryWords({ method, pickupPoint }) {
  if (pickupPoint) return t('delivery.pickup_point.at', { place: pickupPoint });
  return wayWords('delivery', method);
}

/** As it was when it was written. @param {{ address: any }} props */
export function Frozen({ address }) {
  const lines = [address.recipient, ...addressLines(address, locale.value)];
  return (
    <>
      {lines.map((line) => (
        <span key={line} class="address-line">
          {line}
        </span>
      ))}
    </>
  );
}

/** @param {{ order: any }} props */
function Sums({ order: { delivery, discount, code, total, vat } }) {
  const money = (/** @type {any} */ amount) => formatMoney(amount, locale.value);
  return (
    <dl class="sums" aria-label={t('terms.sums')}>
      <div>
        <dt>{t('sums.freight')}</dt>
        <dd>{isSome(delivery.price) ? money(delivery.price) : t('sums.freight.free')}</dd>
      </div>
      {isSome(discount) && (
        <div>
          <dt>{code ? t('sums.discount.code', { code }) : t('sums.discount')}</dt>
          <dd>−{money(discount)}</dd>
        </div>
      )}
      <div class="sums-total">
        <dt>{t('sums.total')}</dt>
        <dd>{money(total)}</dd>
      </div>
      {vat && (
        <div class="soft">
          <dt>{t('sums.vat')}</dt>
          <dd>{money(vat)}</dd>
        </div>
      )}
    </dl>
  );
}
