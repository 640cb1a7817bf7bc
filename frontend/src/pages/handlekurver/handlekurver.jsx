import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NoCarts } from '../../components/illustrations/scenes/no-carts.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { ORDERS_PATH } from '../../lib/orders.js';
import Carts from '../../operations/carts/carts.graphql';
import { CartCard } from './cart-card.jsx';
import { Deleted } from './deleted.jsx';
import { FromOrder } from './from-order.jsx';
import { NewCart } from './new-cart.jsx';
import { News } from './news.jsx';
import './handlekurver.css';

/** Handlekurver: each as a card, and what comes from an order on its way into one of them. */
export default function CartsPage() {
  const { query } = useLocation();
  const { data, failed } = useQuery(Carts);
  const order = query['fra-ordre'];
  return (
    <Page title={t('carts.title')} intro={t('carts.intro')}>
      <News />
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && order && (
        <FromOrder key={order} id={order} line={query.linje} carts={data.me.carts} />
      )}
      {data?.me && <All carts={data.me.carts} isBeside={Boolean(order)} />}
      {data?.me && <Deleted carts={data.me.deletedCarts} />}
    </Page>
  );
}

/** @param {{ carts: any[], isBeside: boolean }} props `isBeside` something that is asked above */
function All({ carts, isBeside }) {
  if (carts.length === 0 && isBeside) return null;
  return (
    <>
      {carts.length === 0 && <NothingYet />}
      {carts.length > 0 && (
        <ul class="plain-list">
          {carts.map((cart) => (
            <li key={cart.id}>
              <CartCard cart={cart} />
            </li>
          ))}
        </ul>
      )}
      {!isBeside && <NewCart />}
    </>
  );
}

function NothingYet() {
  return (
    <section class="card no-carts" aria-labelledby="nothing">
      <NoCarts class="scene" />
      <h2 id="nothing">{t('carts.empty.title')}</h2>
      <p>{t('carts.empty.text')}</p>
      <div class="acts">
        <ButtonLink variant="secondary" href={ORDERS_PATH}>
          {t('carts.empty.orders')}
        </ButtonLink>
      </div>
    </section>
  );
}
