import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { gramsWords, lastingWords } from '../../components/food/words.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { useHashFocus } from '../../components/use-hash-focus.js';
import { t } from '../../i18n/index.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import { idempotency } from '../../lib/idempotency.js';
import PetFeedingDelete from '../../operations/pets/pet-feeding-delete.graphql';
import PetFeedingSet from '../../operations/pets/pet-feeding-set.graphql';
import PetFoods from '../../operations/pets/pet-foods.graphql';
import { FoodForm } from './food-form.jsx';
import { hush, News, tell } from './news.jsx';
import { petPath } from './paths.js';

const FOOD = 'food';

/** What it eats, and how long that lasts for all who eat of it. @param {{ pet: any }} props */
export function Food({ pet }) {
  const { data, failed } = useQuery(PetFoods, { id: pet.id });
  useHashFocus(Boolean(data));
  return (
    <section class="section" aria-labelledby="food">
      <h2 id="food" tabIndex={-1}>
        {t('food.title')}
      </h2>
      <News place={FOOD} />
      {failed && <LoadFailed />}
      {!data && !failed && <Loading rows={2} />}
      {data?.me?.pet && <Foods me={data.me} pet={pet} feedings={data.me.pet.feedings} />}
    </section>
  );
}

/** @param {{ me: any, pet: any, feedings: any[] }} props */
function Foods({ me, pet, feedings }) {
  /** What is being told of: a product's sku, or that it is another one. */
  const open = useSignal(/** @type {string | null} */ (null));
  const asked = me.foods.filter((/** @type {any} */ food) => food.unknownPetIds.includes(pet.id));
  const opener = useRef(/** @type {HTMLElement | null} */ (null));

  /** @param {string} sku */
  function show(sku) {
    hush();
    opener.current = /** @type {HTMLElement} */ (document.activeElement);
    open.value = sku;
  }

  function close() {
    open.value = null;
    opener.current?.focus();
  }

  const form = (/** @type {any} */ feeding) => (
    <FoodForm pet={pet} feeding={feeding} onClose={close} />
  );
  return (
    <>
      {feedings.length + asked.length === 0 && (
        <p class="soft">{t('food.none', { name: pet.name })}</p>
      )}
      <ul class="pet-foods">
        {[...feedings, ...asked].map((each) => (
          <li key={each.sku} class="card pet-food">
            <Eaten me={me} pet={pet} feeding={each} onChange={() => show(each.sku)} />
            {open.value === each.sku && form(each)}
          </li>
        ))}
      </ul>
      {open.value === '' ? (
        <div class="card">{form(null)}</div>
      ) : (
        <div class="acts">
          <Button variant="secondary" onClick={() => show('')}>
            {t('food.add')}
          </Button>
        </div>
      )}
    </>
  );
}

/** @param {{ me: any, pet: any, feeding: any, onChange: () => void }} props `feeding` may be a product of which nobody says how much it eats */
function Eaten({ me, pet, feeding, onChange }) {
  const { sku, product } = feeding;
  const food = me.foods.find((/** @type {any} */ each) => each.sku === sku);
  const isKnown = !feeding.unknownPetIds;
  const name = product?.name ?? sku;
  const fits = me.subscriptions.find(
    (/** @type {any} */ { id, fittingRhythm }) =>
      id === food?.subscriptionId && fittingRhythm?.sku === sku,
  );
  return (
    <>
      <div class="pet-food-head">
        <ProductPicture product={product} />
        <div>
          <h3 lang="nb">{name}</h3>
          {isKnown && <p>{t('food.grams', { grams: gramsWords(feeding.gramsADay) })}</p>}
          {product?.availability === 'GONE' && <p class="soft">{t('food.gone')}</p>}
          {food && <Lasting food={food} pets={me.pets} />}
          {fits && (
            <p>
              <a class="ds-link" href={`${deliveryPath(fits.id)}#lasting`}>
                {t('food.fit.link')}
              </a>
            </p>
          )}
        </div>
      </div>
      <div class="acts">
        <Button
          variant="secondary"
          data-size="sm"
          aria-label={
            isKnown ? t('food.change.name', { name: pet.name, product: name }) : undefined
          }
          onClick={onChange}
        >
          {isKnown ? t('food.change') : t('food.unknown.act', { name: pet.name })}
        </Button>
        {isKnown && <Remove pet={pet} feeding={feeding} />}
      </div>
    </>
  );
}

/** @param {{ food: any, pets: any[] }} props */
function Lasting({ food, pets }) {
  return (
    <>
      {lastingWords(food, pets).map((words, n) => (
        <p key={words} class={n > 0 ? 'soft small' : undefined}>
          {words}
        </p>
      ))}
    </>
  );
}

/** Done at once, since it can be taken back. @param {{ pet: any, feeding: any }} props */
function Remove({ pet, feeding }) {
  const removing = useMutation(PetFeedingDelete);
  const restoring = useMutation(PetFeedingSet);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const product = feeding.product?.name ?? feeding.sku;

  async function remove() {
    hush();
    const outcome = await removing.run({ pet: pet.id, sku: feeding.sku });
    if (!outcome) return;
    failed.value = outcome;
    if ('payload' in outcome)
      tell(
        petPath(pet),
        goneNow(() => t('food.removed', { product }), restore),
        FOOD,
      );
  }

  async function restore() {
    const { sku, gramsADay } = feeding;
    const idempotencyKey = idempotency().current();
    const outcome = await restoring.run({ pet: pet.id, sku, gramsADay, idempotencyKey });
    if (outcome && 'payload' in outcome)
      tell(
        petPath(pet),
        goneNow(() => t('food.restored', { product })),
        FOOD,
      );
  }

  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        busy={removing.busy.value}
        aria-label={t('food.remove.name', { product })}
        onClick={remove}
      >
        {t('food.remove')}
      </Button>
      <Failure outcome={failed.value} />
    </>
  );
}
