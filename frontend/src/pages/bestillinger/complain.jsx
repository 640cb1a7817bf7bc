import { useSignal } from '@preact/signals';
import { mail } from '../../app/shop.js';
import { useQuery } from '../../app/use-query.js';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { WordedIn, Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { orderPath } from '../../lib/orders.js';
import OrderQuery from '../../operations/orders/order.graphql';
import { ComplaintForm } from './complaint-form.jsx';
import { Complaints } from './complaints.jsx';
import { GoneOrder } from './gone-order.jsx';
import './bestillinger.css';

/** A fault in one of the things. @param {{ id: string, line: string }} props from the address */
export default function ComplainPage({ id, line }) {
  const { data, failed, wordedIn } = useQuery(OrderQuery, { id }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  const { order } = data.me;
  const known = order?.lines.find((/** @type {any} */ each) => each.line === line);
  if (!known) return <GoneOrder />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Complain order={order} line={known} />
    </WordedIn.Provider>
  );
}

/** @param {{ order: any, line: any }} props */
function Complain({ order, line }) {
  /** Stands for as long as the page does, whatever it can be asked next. */
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const before = order.complaints.filter((/** @type {any} */ each) => each.line === line.line);

  /** @param {{ number: string }} complaint */
  function tell({ number }) {
    done.value = goneNow(() => t('complain.done', { number }));
  }

  return (
    <Page title={t('complain.title')} intro={t('complain.intro')}>
      <p class="again-line">
        <ProductPicture product={line.product} />
        <span class="again-words">
          <strong lang="nb">{line.name}</strong>
          <span class="soft small">{t('order.name', { number: order.number })}</span>
        </span>
      </p>
      <Confirmation done={done.value} />
      {done.value ? <Next /> : <Ask order={order} line={line} onDone={tell} />}
      {!done.value && before.length > 0 && <Known complaints={before} />}
      <p>
        <a class="ds-link" href={orderPath(order.id)}>
          {t('complain.order')}
        </a>
      </p>
    </Page>
  );
}

/** @param {{ order: any, line: any, onDone: (complaint: any) => void }} props */
function Ask({ order, line, onDone }) {
  if (line.canComplain.allowed) return <ComplaintForm order={order} line={line} onDone={onDone} />;
  return (
    <section class="card" aria-labelledby="why-not">
      <h2 id="why-not">{t('complain.no.title')}</h2>
      <p>
        <Words>{line.canComplain.reason}</Words>
      </p>
      <p>
        {t('complain.no.ask')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {mail}
        </a>
      </p>
    </section>
  );
}

function Next() {
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">{t('complain.next')}</h2>
      <ol class="steps">
        <li>{t('complain.next.mail')}</li>
        <li>{t('complain.next.answer')}</li>
        <li>{t('complain.next.keep')}</li>
        <li>{t('complain.next.freight')}</li>
      </ol>
    </section>
  );
}

/** @param {{ complaints: any[] }} props */
function Known({ complaints }) {
  return (
    <section class="section" aria-labelledby="known">
      <h2 id="known">{t('complain.known')}</h2>
      <Complaints complaints={complaints} />
    </section>
  );
}
