import { useLocation } from 'preact-iso';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { nameOf, REVIEWS_PATH, saidIn } from '../../lib/reviews.js';
import Review from '../../operations/reviews/review.graphql';
import ReviewUpdate from '../../operations/reviews/review-update.graphql';
import { About } from './about.jsx';
import { leave, tell } from './news.jsx';
import { ReviewForm } from './review-form.jsx';
import { takenBack } from './taking-back.js';
import './omtaler.css';

/** Changing what one wrote. @param {{ id: string }} props from the address */
export default function EditReviewPage({ id }) {
  const { data, failed } = useQuery(Review, { id });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  return data.me.review ? <Edit me={data.me} review={data.me.review} /> : <Gone />;
}

/** @param {{ me: any, review: any }} props */
function Edit({ me, review }) {
  const { route } = useLocation();
  const restoring = useMutation(ReviewUpdate);
  const { id, version, product, state, votes } = review;
  const name = nameOf(review);
  const draft = `review.${id}`;
  const back = () => route(REVIEWS_PATH, true);
  return (
    <Page title={t('review-form.edit.title')}>
      <About product={product} name={name} />
      {state === 'PUBLISHED' && (
        <p>{t(votes > 0 ? 'review-form.down.votes' : 'review-form.down', { count: votes })}</p>
      )}
      <ReviewForm
        me={me}
        review={review}
        draft={draft}
        document={ReviewUpdate}
        about={{ id, version }}
        onDone={(now) => {
          const undo = () => restoring.run({ id, version: now.version, ...saidIn(review) });
          tell(
            takenBack(
              () => t('review.changed', { product: name }),
              undo,
              () => t('review.unchanged-again', { product: name }),
            ),
          );
          back();
        }}
        onUnchanged={() => {
          tell(goneNow(() => t('review.unchanged', { product: name })));
          back();
        }}
        onLeave={() => {
          leave(draft, name);
          back();
        }}
      />
    </Page>
  );
}

/** Deleted, or never one's own. */
function Gone() {
  return (
    <Page title={t('review.gone.title')} intro={t('review.gone.text')}>
      <div class="acts">
        <ButtonLink href={REVIEWS_PATH}>{t('review-form.no.back')}</ButtonLink>
      </div>
    </Page>
  );
}
