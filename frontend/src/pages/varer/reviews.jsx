import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { Button, ButtonLink } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { Star, Stars } from '../../components/stars/stars.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { reviewPath, writePath } from '../../lib/reviews.js';
import ProductRating from '../../operations/reviews/product-rating.graphql';
import ProductReviews from '../../operations/reviews/product-reviews.graphql';
import ReviewVote from '../../operations/reviews/review-vote.graphql';

/** What those say who bought it, and a place for one's own. @param {{ product: any }} props */
export function Reviews({ product: { sku } }) {
  const { data, failed } = useQuery(ProductRating, { sku });
  return (
    <section class="section" aria-labelledby="reviews">
      <h2 id="reviews">{t('product-reviews.title')}</h2>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading rows={2} />}
      {data && (
        <>
          <Rating rating={data.productRating} />
          {data.me && <Own me={data.me} sku={sku} />}
          {data.productRating.count > 0 && (
            <PagedList
              class="lines product-reviews"
              document={ProductReviews}
              variables={{ sku }}
              pick={({ productReviews }) => productReviews}
              row={(review) => <OneReview review={review} />}
            />
          )}
        </>
      )}
    </section>
  );
}

/** @param {{ rating: any }} props */
function Rating({ rating: { average, count, byStars } }) {
  if (count === 0) return <p class="soft">{t('product-reviews.none')}</p>;
  const shown = new Intl.NumberFormat(locale.value, { minimumFractionDigits: 1 }).format(average);
  return (
    <div class="rating">
      <p>
        <Star isFull /> <strong>{t('product-reviews.average', { average: shown })}</strong>{' '}
        <span class="soft">{t('product-reviews.count', { count })}</span>
      </p>
      <ul class="rating-bars">
        {byStars.map((/** @type {{ stars: number, count: number }} */ each) => (
          <li key={each.stars}>
            <span>{t('stars.count', { count: each.stars })}</span>
            <meter min={0} max={count} value={each.count} aria-hidden="true" />
            <span class="soft">{each.count}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param {{ me: any, sku: string }} props */
function Own({ me: { canReview, reviewOf }, sku }) {
  if (reviewOf)
    return (
      <div class="acts">
        <p>{t(`product-reviews.own.${/** @type {'PENDING'} */ (reviewOf.state)}`)}</p>
        <ButtonLink variant="secondary" href={reviewPath(reviewOf)}>
          {t('product-reviews.change')}
        </ButtonLink>
      </div>
    );
  if (!canReview.allowed) return null;
  return (
    <div class="acts">
      <ButtonLink variant="secondary" href={writePath(sku)}>
        {t('product-reviews.write')}
      </ButtonLink>
    </div>
  );
}

/** @param {{ review: any }} props */
function OneReview({ review }) {
  const { stars, title, text, author, petSpecies, writtenOn, isOwn } = review;
  const species = petSpecies && t(`product-reviews.of.${/** @type {'DOG'} */ (petSpecies)}`);
  const by = [author ?? t('review.nameless'), formatDay(writtenOn, locale.value), species];
  return (
    <article class="product-review">
      <h3>{title}</h3>
      <p>
        <Stars stars={stars} /> <span class="bought">{t('product-reviews.bought')}</span>
      </p>
      <p class="written">{text}</p>
      <p class="soft small">{by.filter(Boolean).join(' · ')}</p>
      {isOwn ? <OwnVotes review={review} /> : <Vote review={review} />}
    </article>
  );
}

/** @param {{ review: any }} props */
function OwnVotes({ review: { votes } }) {
  return (
    <p class="soft small">
      {t('product-reviews.yours')}
      {votes > 0 && ` ${t('review.votes', { count: votes })}`}
    </p>
  );
}

/** Pressed once it is said, and pressed again to take it back. @param {{ review: any }} props */
function Vote({ review: { id, title, votes, isVotedFor } }) {
  const { busy, run } = useMutation(ReviewVote);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function vote() {
    failed.value = await run({ review: id, isUseful: !isVotedFor });
  }

  return (
    <div class="acts vote" data-votes={votes}>
      <Button
        variant="secondary"
        data-size="sm"
        busy={busy.value}
        aria-pressed={isVotedFor}
        aria-label={t('product-reviews.useful.name', { title })}
        onClick={vote}
      >
        {t('product-reviews.useful')}
      </Button>
      <span class="soft small" role="status">
        {votes > 0 && t('product-reviews.votes', { count: votes })}
      </span>
      <Failure outcome={failed.value} />
    </div>
  );
}
