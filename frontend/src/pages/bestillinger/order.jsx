import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { CameBackWords } from '../../components/orders/came-back.jsx';
import { stateWords } from '../../components/orders/words.js';
import { Page } from '../../components/page.jsx';
import { useHashFocus } from '../../components/use-hash-focus.js';
import { WordedIn } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { chargeOf } from '../../lib/charges.js';
import { isOwed, isUnpaid } from '../../lib/invoices.js';
import { cameBack, ORDERS_PATH } from '../../lib/orders.js';
import OrderQuery from '../../operations/orders/order.graphql';
import { Acts } from './acts.jsx';
import { BuyAgain } from './buy-again.jsx';
import { Cases } from './cases.jsx';
import { DeliveryUnpaid } from './delivery-unpaid.jsx';
import { GoneOrder } from './gone-order.jsx';
import { goBack } from './leafed.js';
import { Lines } from './lines.jsx';
import { Mails } from './mails.jsx';
import { OrderInvoices } from './order-invoices.jsx';
import { Parcels } from './parcels.jsx';
import { Terms } from './terms.jsx';
import { Timeline } from './timeline.jsx';
import { Tracking } from './tracking.jsx';
import './bestillinger.css';

/** One order, with all that belongs to it. @param {{ id: string }} props from the address */
export default function OrderPage({ id }) {
  const { data, failed, wordedIn } = useQuery(OrderQuery, { id }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  if (!data.me.order) return <GoneOrder />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Order order={data.me.order} charge={chargeOf(data.me.order, data.me.unpaidDeliveries)} />
    </WordedIn.Provider>
  );
}

/** @param {any} invoice */
const isSettled = (invoice) => !isOwed(invoice);

/** @param {{ order: any, charge?: any }} props `charge` that it waits for */
function Order({ order, charge }) {
  useHashFocus(true);
  const news = useSignal(/** @type {import('./use-act.js').News} */ (null));
  return (
    <Page
      title={t('order.name', { number: order.number })}
      intro={stateWords(order, isUnpaid(order), charge)}
    >
      {cameBack(order) && (
        <div class="card">
          <p>
            <CameBackWords order={order} isUnpaid={isUnpaid(order)} />
          </p>
        </div>
      )}
      <DeliveryUnpaid charge={charge} />
      <Tracking shipments={order.shipments} />
      <Acts order={order} news={news} />
      <Lines order={order} />
      <OrderInvoices invoices={order.invoices.filter(isOwed)} />
      <Timeline timeline={order.timeline} />
      <Cases order={order} news={news} />
      <Parcels shipments={order.shipments} />
      <Terms order={order} />
      <OrderInvoices invoices={order.invoices.filter(isSettled)} />
      <Mails mails={order.mails} />
      <BuyAgain offer={order.buyAgain} />
      <p>
        <a class="ds-link" href={ORDERS_PATH} onClick={goBack}>
          {t('order.back')}
        </a>
      </p>
    </Page>
  );
}
