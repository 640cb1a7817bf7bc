import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NoDeliveries } from '../../components/illustrations/scenes/no-deliveries.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { WordedIn } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { CALENDAR_PATH, inOrder, NEW_DELIVERY_PATH, withFaces } from '../../lib/deliveries.js';
import { ORDERS_PATH } from '../../lib/orders.js';
import { leftPath } from '../../lib/shops-page.js';
import Subscriptions from '../../operations/subscriptions/subscriptions.graphql';
import { DeliveryCard } from './card.jsx';
import './faste-leveringer.css';

/** Faste leveringer: what comes by itself, a card for each. */
export default function DeliveriesPage() {
  useWayBack();
  const { data, failed, wordedIn } = useQuery(Subscriptions, {}, { isWorded: true });
  return (
    <Page title={t('fast.title')} intro={t('fast.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && (
        <WordedIn.Provider value={wordedIn}>
          <Cards me={data.me} />
        </WordedIn.Provider>
      )}
    </Page>
  );
}

/** From the shop's page to the delivery that one left for it. */
function useWayBack() {
  const { route } = useLocation();
  useEffect(() => {
    const path = leftPath();
    if (path) route(path, true);
  }, []);
}

/** @param {{ me: any }} props */
function Cards({ me: { subscriptions, pets } }) {
  const shown = useKeptOrder(inOrder(subscriptions));
  if (subscriptions.length === 0) return <NothingYet />;
  return (
    <>
      <ul class="plain-list delivery-cards">
        {shown.map((subscription) => (
          <li key={subscription.id}>
            <DeliveryCard subscription={withFaces(subscription, pets)} />
          </li>
        ))}
      </ul>
      <div class="acts">
        <ButtonLink href={NEW_DELIVERY_PATH}>{t('fast.start')}</ButtonLink>
        <ButtonLink variant="secondary" href={CALENDAR_PATH}>
          {t('fast.calendar')}
        </ButtonLink>
      </div>
    </>
  );
}

/**
 * What one does to a card leaves it where it stands until one comes back: what is told of it would be out of
 * sight otherwise.
 *
 * @param {any[]} subscriptions in order
 * @returns {any[]} in the order they first stood in here; what is new comes last
 */
function useKeptOrder(subscriptions) {
  const known = useRef(/** @type {Set<string>} */ (new Set()));
  for (const { id } of subscriptions) known.current.add(id);
  const byId = new Map(subscriptions.map((each) => [each.id, each]));
  return [...known.current].flatMap((id) => byId.get(id) ?? []);
}

/** What it is, and the ways to begin. */
function NothingYet() {
  return (
    <section class="card nothing-fixed" aria-labelledby="nothing">
      <NoDeliveries class="scene" />
      <h2 id="nothing">{t('fast.none.title')}</h2>
      <p>{t('fast.none.text')}</p>
      <ul class="nothing-fixed-points">
        <li>{t('fast.none.change')}</li>
        <li>{t('fast.none.price')}</li>
        <li>{t('fast.none.end')}</li>
      </ul>
      <div class="acts">
        <ButtonLink href={NEW_DELIVERY_PATH}>{t('fast.none.act')}</ButtonLink>
        <ButtonLink variant="secondary" href={ORDERS_PATH}>
          {t('fast.none.orders')}
        </ButtonLink>
      </div>
    </section>
  );
}
