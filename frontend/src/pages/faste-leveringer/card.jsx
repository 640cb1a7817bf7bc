import { mail } from '../../app/shop.js';
import { Icon } from '../../components/icon.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { isUnpaid } from '../../lib/charges.js';
import { eatersOf, standingOf, titleOf } from '../../lib/deliveries.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import { formatNear } from '../../lib/format.js';
import { onDay } from '../../lib/on-day.js';
import { Acts } from './acts.jsx';
import { Contents } from './contents.jsx';
import { GoOn } from './go-on.jsx';
import { NeedsYou } from './needs-you.jsx';
import { CARD, News } from './news.jsx';
import { UnderWay } from './under-way.jsx';
import {
  deadlineWords,
  nearDay,
  nearDayFirst,
  onNearDay,
  placeWords,
  rhythmWords,
  wordOf,
} from './words.js';

/**
 * A subscription: who it is for, when it comes and until when that can be changed, what is in it, and what
 * people want to do with it.
 *
 * @param {{ subscription: any, isAlone?: boolean }} props `isAlone` on its own page, which has its name already
 */
export function DeliveryCard({ subscription, isAlone }) {
  const { id, lines, nextDelivery: coming } = subscription;
  const standing = standingOf(subscription);
  const name = titleOf(lines, locale.value);
  // Going on is what one wants of a pause; the rest can be done on its own page.
  const rests = standing === 'resting-until' && coming.canChange.allowed;
  return (
    <article class="card delivery-card" aria-labelledby={`d-${id}`} data-standing={standing}>
      <News of={subscription} place={CARD} />
      <UnderWay subscription={subscription} />
      <header class="delivery-head">
        <Faces lines={lines} />
        <div class="delivery-words">
          {!isAlone && (
            <p class="delivery-for">
              <a class="ds-link" href={deliveryPath(id)}>
                {eatersOf(lines).length > 0 ? (
                  t('fast.for', { name })
                ) : (
                  <span lang="nb">{name}</span>
                )}
              </a>
            </p>
          )}
          <h2 id={`d-${id}`}>
            {!isAlone && <span class="ds-sr-only">{name}, </span>}
            {titleWords(subscription, standing)}
          </h2>
          {coming && <p class="delivery-deadline">{deadline(coming)}</p>}
          {coming?.movedBecause && (
            <p class="soft">
              <Words>{coming.movedBecause}</Words>
            </p>
          )}
        </div>
      </header>
      <Standing subscription={subscription} standing={standing} />
      <NeedsYou subscription={subscription} isAlone={isAlone} />
      {coming && !coming.canChange.allowed && (
        <p>
          <Words>{coming.canChange.reason}</Words>{' '}
          <a class="ds-link" href={`mailto:${mail}`}>
            {mail}
          </a>
        </p>
      )}
      <Contents subscription={subscription} isAlone={isAlone} />
      <p class="soft">{termsWords(subscription)}</p>
      {(!coming || rests) && <GoOn subscription={subscription} isAlone={isAlone} />}
      {coming && (!rests || isAlone) && (
        <Acts subscription={subscription} coming={coming} isAlone={isAlone} />
      )}
    </article>
  );
}

/** @param {any} subscription @param {ReturnType<typeof standingOf>} standing */
function titleWords({ nextDelivery: coming, pausedUntil }, standing) {
  if (standing === 'resting-until')
    return t('fast.standing.resting-until.title', { day: nearDay(pausedUntil) });
  return coming ? nearDayFirst(coming.deliverOn) : t(`fast.standing.${standing}.title`);
}

/** @param {any} coming */
const deadline = ({ canChange, deadlineAt }) =>
  canChange.allowed ? deadlineWords(deadlineAt) : t('fast.deadline.past');

/** @param {{ lines: any[] }} props */
function Faces({ lines }) {
  const eaters = eatersOf(lines);
  return (
    <span class="delivery-faces">
      {eaters.slice(0, 3).map((pet) => (
        <PetFace key={pet.id} pet={/** @type {any} */ (pet)} />
      ))}
      {eaters.length === 0 && (
        <span class="pet-face pet-face-small">
          <Icon name="parcel" />
        </span>
      )}
    </span>
  );
}

/** What is other than that it comes, and how it goes on. @param {{ subscription: any, standing: string }} props */
function Standing({ subscription, standing }) {
  const { nextDelivery: coming, stateSince } = subscription;
  if (standing === 'coming') return null;
  const values = {
    day: coming ? onNearDay(coming.deliverOn) : '',
    since: onDay(formatNear(stateSince, locale.value), locale.value),
  };
  const key = /** @type {import('./words.js').Key} */ (
    `fast.standing.${standing}${whyOf(subscription, standing)}`
  );
  return <p class="standing">{t(key, values)}</p>;
}

/** @param {any} subscription @param {string} standing @returns {string} what is other in the words for it */
function whyOf({ stateBy, charges, endedWithFarewell }, standing) {
  if (standing === 'ended') return endedWithFarewell ? '.farewell' : '';
  if (standing !== 'resting' || stateBy === 'CUSTOMER') return '';
  return charges.some(isUnpaid) ? '.unpaid' : '.by-us';
}

/** @param {any} subscription @returns {string} how often, how, where to and how it is paid */
function termsWords({ every, unit, deliveryMethod, payment, address, nextDelivery }) {
  const where = nextDelivery?.address ?? address;
  const parts = {
    rhythm: rhythmWords({ every, unit }),
    way: wordOf('way', deliveryMethod),
    pay: wordOf('pay', nextDelivery?.payment ?? payment),
  };
  const place = where ? ` ${t('fast.terms.to', { place: placeWords(where) })}` : '';
  return `${t(nextDelivery ? 'fast.terms' : 'fast.terms.agreed', parts)}${place}`;
}
