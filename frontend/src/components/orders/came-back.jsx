import { t } from '../../i18n/index.js';
import { isOwedOn } from '../../lib/invoices.js';
import { cameBack, isAllSentBack, withdrawnFromBack } from '../../lib/orders.js';
import { WithMail } from '../with-mail.jsx';
import { OrderLink } from './order-link.jsx';
import { backWords } from './words.js';

/**
 * Orders whose parcel is at the shop again, with what there is to do.
 *
 * @param {{ orders: any[], unpaid: any[], most?: number }} props `unpaid` invoices; `most` as of `OrderLink`
 */
export function CameBack({ orders, unpaid, most }) {
  if (orders.length === 0) return null;
  return (
    <section class="section" aria-labelledby="came-back">
      <h2 id="came-back">{t('home.orders.came-back')}</h2>
      <ul class="plain-list">
        {orders.map((order) => (
          <li key={order.id} class="card under-way">
            <OrderLink order={order} unpaid={unpaid} most={most} />
            {cameBack(order) && (
              <p>
                <CameBackWords order={order} isUnpaid={isOwedOn(order, unpaid)} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * When the money of what one withdrew from comes; what to do about the rest, with the address to write to.
 *
 * @param {{ order: any, isUnpaid: boolean }} props
 */
export function CameBackWords({ order, isUnpaid }) {
  const withdrawn = withdrawnFromBack(order);
  if (!withdrawn) return <WithMail words={(mail) => t('order.came-back', { mail })} />;
  return (
    <>
      {t('order.came-back.withdrawn')} {moneyWords(order, withdrawn, isUnpaid)}{' '}
      {!isAllSentBack(order) && <WithMail words={(mail) => t('order.came-back.rest', { mail })} />}
    </>
  );
}

/** @param {any} order @param {NonNullable<ReturnType<typeof withdrawnFromBack>>} withdrawn @param {boolean} isUnpaid */
function moneyWords(order, { money, moneyBy }, isUnpaid) {
  if (isUnpaid) return t(isAllSentBack(order) ? 'money.none' : 'money.kept');
  return backWords(money, moneyBy, true);
}
