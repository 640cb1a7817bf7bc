import { OrderLink } from '../../components/orders/order-link.jsx';
import { t } from '../../i18n/index.js';
import { ORDERS_PATH } from '../../lib/orders.js';

/**
 * What comes next: the orders that are under way. Their pictures are on their own page: this one is the
 * first that a telephone loads.
 *
 * @param {{ orders: any[], unpaid: any[], charges: any[] }} props as of `OrderLink`
 */
export function UnderWay({ orders, unpaid, charges }) {
  if (orders.length === 0) return null;
  return (
    <section class="section" aria-labelledby="under-way">
      <h2 id="under-way">{t('home.orders.title')}</h2>
      <ul class="plain-list">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderLink order={order} unpaid={unpaid} charges={charges} class="card" most={0} />
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={ORDERS_PATH}>
          {t('home.orders.all')}
        </a>
      </p>
    </section>
  );
}
