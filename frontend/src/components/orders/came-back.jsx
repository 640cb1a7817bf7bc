import { mail } from '../../app/shop.js';
import { t } from '../../i18n/index.js';
import { OrderLink } from './order-link.jsx';

/** Orders whose parcel is at the shop again, with what there is to do. @param {{ orders: any[], most?: number }} props as of `OrderLink` */
export function CameBack({ orders, most }) {
  if (orders.length === 0) return null;
  return (
    <section class="section" aria-labelledby="came-back">
      <h2 id="came-back">{t('home.orders.came-back')}</h2>
      <ul class="plain-list">
        {orders.map((order) => (
          <li key={order.id} class="card under-way">
            <OrderLink order={order} most={most} />
            <p>
              <CameBackWords />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to do, with the address to write to. */
export function CameBackWords() {
  const [before, after] = t('order.came-back', { mail: '\n' }).split('\n');
  return (
    <>
      {before}
      <a class="ds-link" href={`mailto:${mail}`}>
        {mail}
      </a>
      {after}
    </>
  );
}
