import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { WordedIn } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { orderPath } from '../../lib/orders.js';
import OrderQuery from '../../operations/orders/order.graphql';
import ReturnWithdraw from '../../operations/orders/return-withdraw.graphql';
import { Cancel, CancelTold } from './cancel.jsx';
import { GoneOrder } from './gone-order.jsx';
import { NextSteps } from './next-steps.jsx';
import { Returns } from './returns.jsx';
import { useAct } from './use-act.js';
import { WhyNot } from './why-not.jsx';
import { WithdrawForm } from './withdraw-form.jsx';
import './bestillinger.css';

/** Sending back, or why that can't be. @param {{ id: string }} props from the address */
export default function WithdrawPage({ id }) {
  const { data, failed, wordedIn } = useQuery(OrderQuery, { id }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  if (!data.me.order) return <GoneOrder />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Withdraw order={data.me.order} />
    </WordedIn.Provider>
  );
}

/** @param {{ order: any }} props */
function Withdraw({ order }) {
  const news = useSignal(/** @type {import('./use-act.js').News} */ (null));
  /** What was sent from this page and stands, so that the page says so for as long as it is open. */
  const sent = useSignal(/** @type {any} */ (null));
  const { act, told } = useAct(ReturnWithdraw, news, 'withdraw');

  /** @param {any} made */
  function tell(made) {
    sent.value = made;
    const text = () => t('withdraw.done', { number: made.number });
    const done = goneNow(text, () => takeBack(made));
    news.value = { by: 'withdraw', done: { ...done, undoWords: () => t('return.keep') } };
  }

  /** @param {any} made */
  async function takeBack(made) {
    const text = () => t('withdraw.undone', { number: made.number });
    if (await act({ return: made.id }, text)) sent.value = null;
  }

  return (
    <Page title={t('withdraw.title')} intro={introOf(order, sent.value)}>
      <Confirmation done={told?.done ?? null} />
      <Failure outcome={told?.outcome} />
      <CancelTold order={order} news={news} />
      <Main order={order} sent={sent.value} news={news} onDone={tell} />
      <Told order={order} sent={sent.value} news={news} />
      <p>
        <a class="ds-link" href={orderPath(order.id)}>
          {t('withdraw.done.order')}
        </a>
      </p>
    </Page>
  );
}

/** @param {any} order @param {any} sent */
function introOf(order, sent) {
  const isAsked = order.canReturn.allowed && !order.canCancel.allowed && !sent;
  return isAsked
    ? t('withdraw.intro', { number: order.number })
    : t('order.name', { number: order.number });
}

/** @param {{ order: any, sent: any, news: any, onDone: (made: any) => void }} props */
function Main({ order, sent, news, onDone }) {
  if (sent) return <NextSteps order={order} it={sent} />;
  if (order.canCancel.allowed) return <CancelInstead order={order} news={news} />;
  if (!order.canReturn.allowed) return <WhyNot order={order} />;
  return <WithdrawForm order={order} onDone={onDone} />;
}

/** Before it is packed there is nothing to send back. @param {{ order: any, news: any }} props */
function CancelInstead({ order, news }) {
  return (
    <section class="card" aria-labelledby="cancel">
      <h2 id="cancel">{t('withdraw.cancel.title')}</h2>
      <p>{t('withdraw.cancel.text')}</p>
      <div class="acts">
        <Cancel order={order} news={news} />
      </div>
    </section>
  );
}

/** What was told before, and isn't at its end. @param {{ order: any, sent: any, news: any }} props */
function Told({ order, sent, news }) {
  const before = order.returns.filter(
    (/** @type {any} */ { id, state }) =>
      id !== sent?.id && (state === 'OPEN' || state === 'RECEIVED'),
  );
  const isTold = news.value?.by === 'returns';
  if (before.length === 0 && !isTold) return null;
  return (
    <section class="section" aria-labelledby="told">
      <h2 id="told">{t('withdraw.open')}</h2>
      <Returns order={order} returns={before} news={news} />
    </section>
  );
}
