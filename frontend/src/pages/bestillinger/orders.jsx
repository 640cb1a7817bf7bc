import { useLayoutEffect, useRef } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NoOrders } from '../../components/illustrations/scenes/no-orders.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { CameBack } from '../../components/orders/came-back.jsx';
import { OrderLink } from '../../components/orders/order-link.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { t } from '../../i18n/index.js';
import { apart, INVOICES_PATH } from '../../lib/orders.js';
import MoreOrders from '../../operations/orders/more-orders.graphql';
import Orders from '../../operations/orders/orders.graphql';
import { land, landingAt, leaveFor, lookAtOrders, openPages, openTo } from './leafed.js';
import { Tracking } from './tracking.jsx';
import { Unpaid } from './unpaid.jsx';
import './bestillinger.css';

/** What is under way comes first, then what is to be paid, then all that was ever ordered. */
export default function OrdersPage() {
  useLayoutEffect(lookAtOrders, []);
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
  const { back, coming } = apart(me.ordersUnderWay);
  return (
    <>
      <CameBack orders={back} unpaid={me.unpaidInvoices} />
      {coming.length > 0 && (
        <UnderWay orders={coming} unpaid={me.unpaidInvoices} charges={me.unpaidDeliveries} />
      )}
      {me.unpaidInvoices.length > 0 && <Unpaid invoices={me.unpaidInvoices} />}
      {isNew ? <Nothing /> : <History me={me} />}
      <p>
        <a class="ds-link" href={INVOICES_PATH}>
          {t('orders.invoices')}
        </a>
      </p>
    </>
  );
}

/** @param {{ orders: any[], unpaid: any[], charges: any[] }} props as of `OrderLink` */
function UnderWay({ orders, unpaid, charges }) {
  return (
    <section class="section" aria-labelledby="under-way">
      <h2 id="under-way">{t('orders.under-way')}</h2>
      <ul class="plain-list">
        {orders.map((order) => (
          <li key={order.id} class="card under-way">
            <OrderLink order={order} unpaid={unpaid} charges={charges} />
            <Tracking shipments={order.shipments} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All that isn't under way. @param {{ me: any }} props */
function History({ me }) {
  const above = new Set(me.ordersUnderWay.map((/** @type {any} */ { id }) => id));
  /** @param {any} page */
  const withoutThose = ({ nodes, pageInfo }) => ({
    nodes: nodes.filter((/** @type {any} */ { id }) => !above.has(id)),
    pageInfo,
  });
  const first = withoutThose(me.orders);
  if (first.nodes.length === 0 && !first.pageInfo.hasNextPage) return null;
  return (
    <section class="section" aria-labelledby="earlier">
      <h2 id="earlier">{t(above.size > 0 ? 'orders.earlier' : 'orders.all')}</h2>
      <PagedList
        class="plain-list"
        first={first}
        document={MoreOrders}
        pick={(data) => withoutThose(data.me.orders)}
        row={(order) => <Earlier order={order} unpaid={me.unpaidInvoices} />}
        pages={openPages()}
        onPages={openTo}
      />
    </section>
  );
}

/** Whoever comes back from it is at it again. @param {{ order: any, unpaid: any[] }} props `unpaid` invoices */
function Earlier({ order, unpaid }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    if (landingAt() !== order.id) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector('a')?.focus({ preventScroll: true });
    land();
  }, []);
  return (
    <div ref={place}>
      <OrderLink order={order} unpaid={unpaid} class="card" onLeave={() => leaveFor(order.id)} />
    </div>
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
