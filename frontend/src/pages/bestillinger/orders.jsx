import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NoOrders } from '../../components/illustrations/scenes/no-orders.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { OrderLink } from '../../components/orders/order-link.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { t } from '../../i18n/index.js';
import { INVOICES_PATH } from '../../lib/orders.js';
import MoreOrders from '../../operations/orders/more-orders.graphql';
import Orders from '../../operations/orders/orders.graphql';
import { Tracking } from './tracking.jsx';
import { Unpaid } from './unpaid.jsx';
import './bestillinger.css';

/** What is under way comes first, then what is to be paid, then all that was ever ordered. */
export default function OrdersPage() {
  const { data, failed } = useQuery(Orders);
  return (
    <Page title={t('orders.title')} intro={t('orders.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && <Lists me={data.me} />}
    </Page>
  );
}

/** @param {{ me: any }} props */
function Lists({ me }) {
  const isNew = me.orders.nodes.length === 0;
  return (
    <>
      {me.ordersUnderWay.length > 0 && <UnderWay orders={me.ordersUnderWay} />}
      {me.unpaidInvoices.length > 0 && <Unpaid invoices={me.unpaidInvoices} />}
      {isNew ? <Nothing /> : <History orders={me.orders} />}
      <p>
        <a class="ds-link" href={INVOICES_PATH}>
          {t('orders.invoices')}
        </a>
      </p>
    </>
  );
}

/** @param {{ orders: any[] }} props */
function UnderWay({ orders }) {
  return (
    <section class="section" aria-labelledby="under-way">
      <h2 id="under-way">{t('orders.under-way')}</h2>
      <ul class="plain-list">
        {orders.map((order) => (
          <li key={order.id} class="card under-way">
            <OrderLink order={order} />
            <Tracking shipments={order.shipments} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{ orders: any }} props its first page */
function History({ orders }) {
  return (
    <section class="section" aria-labelledby="all-orders">
      <h2 id="all-orders">{t('orders.all')}</h2>
      <PagedList
        class="plain-list"
        first={orders}
        document={MoreOrders}
        pick={({ me }) => me.orders}
        row={(order) => <OrderLink order={order} class="card" />}
      />
    </section>
  );
}

function Nothing() {
  return (
    <div class="card nobody">
      <NoOrders class="scene" />
      <h2>{t('orders.none.title')}</h2>
      <p>{t('orders.none.text')}</p>
      <ButtonLink href="/varer">{t('orders.none.act')}</ButtonLink>
    </div>
  );
}
