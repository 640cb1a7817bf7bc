import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { DeliveryCalendar } from '../../components/delivery-calendar/delivery-calendar.jsx';
import { NoDeliveries } from '../../components/illustrations/scenes/no-deliveries.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { WordedIn, Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { eatersOf, isPaused, titleOf, withFaces } from '../../lib/deliveries.js';
import { DELIVERIES_PATH, deliveryPath } from '../../lib/delivery-days.js';
import { orderPath } from '../../lib/orders.js';
import DeliveryCalendarQuery from '../../operations/subscriptions/delivery-calendar.graphql';
import { ActRow } from './act-row.jsx';
import { Feed } from './feed.jsx';
import { News } from './news.jsx';
import { SkipForm, UnskipForm } from './skip-form.jsx';
import { nearDay, nearDayFirst } from './words.js';
import './faste-leveringer.css';

/** Every delivery of the year ahead, each date with its reason. */
export default function CalendarPage() {
  const { data, failed, wordedIn } = useQuery(DeliveryCalendarQuery, {}, { isWorded: true });
  return (
    <Page title={t('fast.calendar.title')} intro={t('fast.calendar.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" rows={5} />}
      {data?.me && (
        <WordedIn.Provider value={wordedIn}>
          <Year me={data.me} />
        </WordedIn.Provider>
      )}
      {data?.me && <Feed />}
      <p>
        <a class="ds-link" href={DELIVERIES_PATH}>
          {t('fast.back')}
        </a>
      </p>
    </Page>
  );
}

/** @param {{ me: any }} props */
function Year({ me }) {
  const subscriptions = me.subscriptions.map((/** @type {any} */ each) => withFaces(each, me.pets));
  const deliveries = inOrder(whole(me.upcomingDeliveries, subscriptions), subscriptions);
  return (
    <>
      <Paused subscriptions={subscriptions.filter(isPaused)} />
      {deliveries.length === 0 ? (
        <section class="card nothing-fixed">
          <NoDeliveries class="scene" />
          <p>{t('fast.calendar.empty')}</p>
          <ButtonLink href={DELIVERIES_PATH}>{t('fast.back')}</ButtonLink>
        </section>
      ) : (
        <DeliveryCalendar deliveries={deliveries} row={(each) => <Entry delivery={each} />} />
      )}
    </>
  );
}

/** Of what rests no day stands in the months, or none before it goes on: it is named here. @param {{ subscriptions: any[] }} props */
function Paused({ subscriptions }) {
  if (subscriptions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="paused">
      <h2 id="paused">{t('fast.standing.resting.title')}</h2>
      <ul class="plain-list">
        {subscriptions.map(({ id, lines, state, pausedUntil }) => (
          <li key={id}>
            <p>
              <a class="ds-link" href={deliveryPath(id)}>
                {forWhom(lines)}
              </a>
            </p>
            <p class="soft">
              {state === 'PAUSED'
                ? t('fast.calendar.paused')
                : t('fast.calendar.paused.until', { day: nearDay(pausedUntil) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {any[]} lines @returns {string} */
function forWhom(lines) {
  const name = titleOf(lines, locale.value);
  return eatersOf(lines).length > 0 ? t('fast.for', { name }) : name;
}

/** Each delivery with all of its subscription. @param {any[]} deliveries @param {any[]} subscriptions @returns {any[]} */
function whole(deliveries, subscriptions) {
  const known = new Map(subscriptions.map((each) => [each.id, each]));
  return deliveries.map((each) => ({ ...each, subscription: known.get(each.subscription.id) }));
}

/** What is ordered stands among what comes. @param {any[]} deliveries @param {any[]} subscriptions @returns {any[]} */
function inOrder(deliveries, subscriptions) {
  const ordered = subscriptions.flatMap((subscription) =>
    subscription.underWay.map((/** @type {any} */ each) => ({
      ...each,
      state: 'ORDERED',
      subscription,
    })),
  );
  return [...ordered, ...deliveries].sort((one, other) =>
    one.deliverOn.localeCompare(other.deliverOn),
  );
}

/** @param {{ delivery: any }} props */
function Entry({ delivery }) {
  const { subscription, number, deliverOn, state, orderId, movedBecause, nothingBecause } =
    delivery;
  const isSkipped = state === 'SKIPPED';
  const place = `day-${number}`;
  return (
    <div class="calendar-entry" data-is-skipped={isSkipped}>
      <News of={subscription} place={place} />
      <div class="calendar-entry-head">
        {eatersOf(subscription.lines).map((pet) => (
          <PetFace key={pet.id} pet={/** @type {any} */ (pet)} />
        ))}
        <div>
          <p class="calendar-entry-day">
            <a class="ds-link" href={deliveryPath(subscription.id)}>
              {nearDayFirst(deliverOn)}
            </a>
          </p>
          <p>{forWhom(subscription.lines)}</p>
          {isSkipped && <p class="soft">{t('fast.calendar.skipped')}</p>}
          {orderId && <Ordered order={orderId} />}
          {movedBecause && !isSkipped && (
            <p class="soft">
              <Words>{movedBecause}</Words>
            </p>
          )}
          {nothingBecause && (
            <p class="line-warning small">
              <Words>{nothingBecause}</Words>
            </p>
          )}
        </div>
      </div>
      {!orderId && <EntryActs delivery={delivery} isSkipped={isSkipped} place={place} />}
    </div>
  );
}

/** @param {{ order: string }} props */
function Ordered({ order }) {
  return (
    <p class="soft">
      {t('fast.calendar.ordered')}{' '}
      <a class="ds-link" href={orderPath(order)}>
        {t('fast.under-way.order')}
      </a>
    </p>
  );
}

/** @param {{ delivery: any, isSkipped: boolean, place: string }} props */
function EntryActs({ delivery, isSkipped, place }) {
  const { subscription, deliverOn, canChange } = delivery;
  if (!canChange.allowed)
    return (
      <p class="soft small">
        <Words>{canChange.reason}</Words>
      </p>
    );
  const act = isSkipped ? 'unskip' : 'skip';
  const day = nearDay(deliverOn);
  const Shown = isSkipped ? UnskipForm : SkipForm;
  return (
    <ActRow
      acts={[
        {
          act,
          label: t(`fast.act.${act}`),
          name: t(`fast.act.${act}.name`, { day }),
          title: t(`fast.${act}.title`, { day }),
        },
      ]}
      form={(_, onClose) => (
        <Shown subscription={subscription} coming={delivery} place={place} onClose={onClose} />
      )}
    />
  );
}
