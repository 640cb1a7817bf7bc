import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { Button, ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';
import { formatDayOf } from '../../lib/format.js';
import { nameOf, newDraft, writePath } from '../../lib/reviews.js';
import Reviews from '../../operations/reviews/reviews.graphql';
import { News } from './news.jsx';
import { OwnReview } from './own-review.jsx';
import './omtaler.css';

/** So many are enough to choose from at first. */
const FIRST = 4;

/** Mine omtaler: what one wrote, and what one could write about. */
export default function ReviewsPage() {
  const { data, failed } = useQuery(Reviews);
  return (
    <Page title={t('reviews.title')} intro={t('reviews.lead')}>
      <News />
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && <Everything me={data.me} />}
    </Page>
  );
}

/** @param {{ me: any }} props */
function Everything({ me: { reviews, reviewableProducts } }) {
  if (reviews.length + reviewableProducts.length === 0) return <NothingBought />;
  return (
    <>
      {reviews.length > 0 && (
        <section class="section" aria-labelledby="written">
          <h2 id="written">{t('reviews.written')}</h2>
          <ul class="plain-list">
            {reviews.map((/** @type {any} */ review) => (
              <li key={review.id} class="card own-review">
                <OwnReview review={review} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {reviewableProducts.length > 0 && <Unwritten products={reviewableProducts} />}
    </>
  );
}

/** @param {{ products: any[] }} props */
function Unwritten({ products }) {
  const isOpen = useSignal(false);
  const shown = isOpen.value ? products : products.slice(0, FIRST);
  return (
    <section class="section" aria-labelledby="unwritten">
      <h2 id="unwritten">{t('reviews.unwritten')}</h2>
      <p>{t('reviews.unwritten.lead')}</p>
      <ul class="lines">
        {shown.map((each, index) => (
          <li
            key={each.sku}
            class="reviewable"
            tabIndex={-1}
            ref={index === FIRST ? focused : undefined}
          >
            <Reviewable thing={each} />
          </li>
        ))}
      </ul>
      {shown.length < products.length && (
        <div class="acts">
          <Button variant="secondary" onClick={() => (isOpen.value = true)}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** @param {{ thing: any }} props */
function Reviewable({ thing }) {
  const name = nameOf(thing);
  const act = draftOf(newDraft(thing.sku)) ? 'reviews.go-on' : 'reviews.write';
  return (
    <>
      <ProductPicture product={thing.product} />
      <span class="reviewable-words">
        <strong lang="nb">{name}</strong>
        <span class="soft small">
          {t('reviews.bought', { day: formatDayOf(thing.placedAt, locale.value) })}
        </span>
      </span>
      <a
        class="ds-button"
        data-variant="secondary"
        href={writePath(thing.sku)}
        aria-label={t(`${act}.name`, { product: name })}
      >
        {t(act)}
      </a>
    </>
  );
}

/** The button that asked for more is gone. @param {HTMLElement | null} line */
const focused = (line) => line?.focus();

function NothingBought() {
  return (
    <section class="card nothing-bought" aria-labelledby="nothing-bought">
      <NothingHere class="scene" />
      <h2 id="nothing-bought">{t('reviews.empty.title')}</h2>
      <p>{t('reviews.empty.text')}</p>
      <div class="acts">
        <ButtonLink href="/varer">{t('reviews.empty.act')}</ButtonLink>
      </div>
    </section>
  );
}
