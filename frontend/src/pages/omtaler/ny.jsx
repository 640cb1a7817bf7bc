import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { WordedIn, Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { newDraft, REVIEWS_PATH, reviewPath } from '../../lib/reviews.js';
import ReviewCreate from '../../operations/reviews/review-create.graphql';
import ReviewStart from '../../operations/reviews/review-start.graphql';
import { About } from './about.jsx';
import { leave, tell } from './news.jsx';
import { ReviewForm } from './review-form.jsx';
import './omtaler.css';

/** A new review, of the product that the address names. */
export default function NewReviewPage() {
  const { query } = useLocation();
  const sku = query.vare ?? '';
  const { data, failed, wordedIn } = useQuery(ReviewStart, { sku }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Start me={data.me} sku={sku} product={data.product} />
    </WordedIn.Provider>
  );
}

/** @param {{ me: any, sku: string, product: any }} props */
function Start({ me, sku, product }) {
  const { route } = useLocation();
  const bought = me.reviewableProducts.find((/** @type {any} */ each) => each.sku === sku);
  const name = product?.name ?? bought?.name ?? sku;
  const draft = newDraft(sku);
  if (!me.canReview.allowed) return <WhyNot me={me} />;
  return (
    <Page title={t('review-form.new.title')}>
      <About product={product} name={name} />
      <ReviewForm
        me={me}
        draft={draft}
        document={ReviewCreate}
        about={{ sku }}
        onDone={() => {
          tell(goneNow(() => t('review.sent', { product: name })));
          route(REVIEWS_PATH, true);
        }}
        onLeave={() => {
          leave(draft, name);
          route(REVIEWS_PATH);
        }}
      />
    </Page>
  );
}

/** @param {{ me: any }} props */
function WhyNot({ me: { canReview, reviewOf } }) {
  return (
    <Page title={t('review-form.no.title')}>
      <p>
        <Words>{canReview.reason}</Words>
      </p>
      <div class="acts">
        {reviewOf && (
          <ButtonLink href={reviewPath(reviewOf)}>{t('review-form.no.change')}</ButtonLink>
        )}
        <ButtonLink variant="secondary" href={REVIEWS_PATH}>
          {t('review-form.no.back')}
        </ButtonLink>
      </div>
    </Page>
  );
}
