import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Stars } from '../../components/stars/stars.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { idempotency } from '../../lib/idempotency.js';
import { productPath } from '../../lib/products.js';
import { nameOf, reviewPath, saidIn } from '../../lib/reviews.js';
import ReviewCreate from '../../operations/reviews/review-create.graphql';
import ReviewDelete from '../../operations/reviews/review-delete.graphql';
import { hush, tell } from './news.jsx';
import { takenBack } from './taking-back.js';

/** What one wrote, whether others can read it, and why not. @param {{ review: any }} props */
export function OwnReview({ review }) {
  const { product, stars, title, text, pet } = review;
  const name = nameOf(review);
  return (
    <>
      <div class="own-review-head">
        <ProductPicture product={product} />
        <h3 lang="nb">
          {product ? (
            <a class="ds-link" href={productPath(product)}>
              {name}
            </a>
          ) : (
            name
          )}
        </h3>
      </div>
      <p class="own-review-title">
        <Stars stars={stars} /> <strong>{title}</strong>
      </p>
      <p class="written">{text}</p>
      {pet && <p class="soft small">{t('review.about-pet', { pet: pet.name })}</p>}
      <State review={review} />
      <div class="acts">
        <a
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          href={reviewPath(review)}
          aria-label={t('review.edit.name', { product: name })}
        >
          {t('act.edit')}
        </a>
        <Delete review={review} />
      </div>
    </>
  );
}

/** @param {{ review: any }} props */
function State({ review: { state, reason, votes, moderatedAt, changedAt } }) {
  const day = formatDayOf(moderatedAt ?? changedAt, locale.value);
  if (state === 'PENDING') return <p class="soft">{t('review.PENDING', { day })}</p>;
  if (state === 'PUBLISHED')
    return (
      <>
        <p class="soft">{t('review.PUBLISHED', { day })}</p>
        {votes > 0 && <p class="soft">{t('review.votes', { count: votes })}</p>}
        {reason && <p class="soft">{t('review.said', { reason })}</p>}
      </>
    );
  return (
    <div class="review-refused">
      <p>
        <strong>{t('review.REFUSED', { day })}</strong>
      </p>
      <p class="written">{reason}</p>
      <p>{t('review.REFUSED.mend')}</p>
    </div>
  );
}

/** Done at once, since it can be taken back. @param {{ review: any }} props */
function Delete({ review }) {
  const removing = useMutation(ReviewDelete);
  const restoring = useMutation(ReviewCreate);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const product = nameOf(review);

  async function remove() {
    hush();
    const outcome = await removing.run({ id: review.id });
    if (!outcome) return;
    failed.value = outcome;
    if (!('payload' in outcome)) return;
    const idempotencyKey = idempotency().current();
    const restore = () => restoring.run({ sku: review.sku, ...saidIn(review), idempotencyKey });
    tell(
      takenBack(
        () => t('review.deleted', { product }),
        restore,
        () => t('review.restored', { product }),
      ),
    );
  }

  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        busy={removing.busy.value}
        aria-label={t('review.delete.name', { product })}
        onClick={remove}
      >
        {t('act.delete')}
      </Button>
      <Failure outcome={failed.value} />
    </>
  );
}
