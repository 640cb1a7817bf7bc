import { eatersIn, lastingWords } from '../../components/food/words.js';
import { locale, t } from '../../i18n/index.js';
import { isTooMuch } from '../../lib/food.js';
import { sentence } from '../../lib/texts.js';
import SubscriptionReschedule from '../../operations/subscriptions/subscription-reschedule.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { News } from './news.jsx';
import { nearDay, rhythmWords } from './words.js';

const LASTING = 'lasting';

/**
 * How long what they eat lasts, and the rhythm that fits: offered, with what comes of it, and no more.
 *
 * @param {{ me: any, subscription: any }} props
 */
export function Lasting({ me, subscription }) {
  const { foods, fittingRhythm } = subscription;
  if (foods.length === 0) return null;
  return (
    <section class="section" aria-labelledby="lasting">
      <h2 id="lasting" tabIndex={-1}>
        {t('food.lasting')}
      </h2>
      <div class="card">
        <News of={subscription} place={LASTING} />
        <ul class="lines">
          {foods.map((/** @type {any} */ food) => (
            <li key={food.sku}>
              <Food me={me} food={food} />
            </li>
          ))}
        </ul>
        {fittingRhythm && <Offer subscription={subscription} fit={fittingRhythm} />}
      </div>
    </section>
  );
}

/** @param {{ me: any, food: any }} props */
function Food({ me, food }) {
  const unknown = eatersIn(me.pets, food.unknownPetIds);
  return (
    <div class="lasting-food">
      <h3 lang="nb">{food.product?.name ?? food.sku}</h3>
      {lastingWords(food, me.pets).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {unknown.map(({ id, name }) => (
        <p key={id}>
          <a class="ds-link" href={`/kjaeledyr/${id}#food`}>
            {t('food.unknown.act', { name })}
          </a>
        </p>
      ))}
    </div>
  );
}

/** @param {{ subscription: any, fit: any }} props */
function Offer({ subscription, fit }) {
  const food = subscription.foods.find((/** @type {any} */ { sku }) => sku === fit.sku);
  const { every, unit, nextOn } = fit;
  const line = subscription.lines.find((/** @type {any} */ { sku }) => sku === fit.sku);
  const packs = line?.quantity ?? 1;
  const rhythm = rhythmWords(fit);
  const act = t('food.fit.act', { rhythm });
  const others = othersIn(subscription, fit.sku);
  return (
    <div class="lasting-offer">
      <h3>{t(isTooMuch(fit, subscription) ? 'food.fit.title.much' : 'food.fit.title')}</h3>
      <p>
        {t(packs > 1 ? 'food.fit.packs' : 'food.fit', {
          packs,
          count: fit.days,
          product: food?.product?.name ?? fit.sku,
          rhythm: sentence(rhythm),
          next: nearDay(nextOn),
        })}{' '}
        {t('food.fit.keep')}
      </p>
      {others.length > 0 && (
        <p>
          {t('food.fit.others', {
            products: new Intl.ListFormat(locale.value).format(others),
            rhythm,
          })}
        </p>
      )}
      <ActRow
        acts={[{ act: 'fit', label: act, title: act }]}
        form={(_, onClose) => (
          <ActForm
            of={subscription}
            place={LASTING}
            document={SubscriptionReschedule}
            read={() => ({ input: { every, unit, nextOn } })}
            submit={act}
            done={() => t('food.fit.done')}
            onClose={onClose}
          />
        )}
      />
    </div>
  );
}

/**
 * @param {any} subscription
 * @param {string} fitted of which product the rhythm fits
 * @returns {string[]} what else comes in the delivery, and so in its rhythm
 */
const othersIn = ({ lines }, fitted) =>
  lines
    .filter((/** @type {any} */ { sku }) => sku !== fitted)
    .map((/** @type {any} */ { sku, product }) => product?.name ?? sku);
