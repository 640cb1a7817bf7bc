import { useRoute } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useTold } from '../../components/use-told.js';
import { WordedIn } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { CARTS_PATH } from '../../lib/carts.js';
import CartOf from '../../operations/carts/cart.graphql';
import { AddProduct } from './add-product.jsx';
import { CartActs } from './cart-acts.jsx';
import { Lines } from './lines.jsx';
import { Log } from './log.jsx';
import { More } from './more.jsx';
import { News } from './news.jsx';
import { nameOf, touchedWords } from './words.js';
import './handlekurver.css';

/** One cart: what is in it, what it costs today, and what can be done with it. */
export default function CartPage() {
  const { params } = useRoute();
  const asked = useQuery(CartOf, { id: params.id }, { isWorded: true });
  const { answer, tell } = useTold(asked);
  const { data, failed, wordedIn } = answer;
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Page title={t('carts.title')} children={<Loading shape="cards" />} />;
  const { cart, carts } = data.me;
  if (!cart) return <Gone />;
  const others = carts.filter((/** @type {any} */ { id }) => id !== cart.id);
  /** @param {any} now the cart as an act's own answer tells it */
  const become = (now) => tell((was) => ({ ...was, me: { ...was.me, cart: now } }));
  return (
    <Page
      title={nameOf(cart)}
      intro={`${touchedWords(cart)}.${cart.isFromShop ? ` ${t('cart.intro.shop')}` : ''}`}
    >
      <WordedIn.Provider value={wordedIn}>
        <News />
        <Lines key={cart.id} cart={cart} others={others} become={become} />
        <CartActs cart={cart} />
        <AddProduct cart={cart} become={become} />
        <More key={`more-${cart.id}`} cart={cart} others={others} />
        <Log changes={cart.changes} />
        <p>
          <a class="ds-link" href={CARTS_PATH}>
            {t('cart.back')}
          </a>
        </p>
      </WordedIn.Provider>
    </Page>
  );
}

function Gone() {
  return (
    <Page title={t('cart.gone.title')} intro={t('cart.gone.text')}>
      <div class="acts">
        <ButtonLink href={CARTS_PATH}>{t('cart.back')}</ButtonLink>
      </div>
    </Page>
  );
}
