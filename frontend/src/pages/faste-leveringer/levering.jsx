import { useRef } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useHashFocus } from '../../components/use-hash-focus.js';
import { WordedIn } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { isUnpaid } from '../../lib/charges.js';
import { CALENDAR_PATH, eatersOf, titleOf, withFaces } from '../../lib/deliveries.js';
import { DELIVERIES_PATH } from '../../lib/delivery-days.js';
import SubscriptionQuery from '../../operations/subscriptions/subscription.graphql';
import { DeliveryCard } from './card.jsx';
import { Lasting } from './lasting.jsx';
import { Log } from './log.jsx';
import { Past } from './past.jsx';
import { Payment } from './payment.jsx';
import { Products } from './products.jsx';
import { Rhythm } from './rhythm.jsx';
import { Stops } from './stops.jsx';
import { Where } from './where.jsx';
import './faste-leveringer.css';

/** One subscription, with all that can be changed in it. @param {{ id: string }} props from the address */
export default function DeliveryPage({ id }) {
  const { data, failed, wordedIn } = useQuery(SubscriptionQuery, { id }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  if (!data.me.subscription) return <Gone />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Delivery me={data.me} subscription={withFaces(data.me.subscription, data.me.pets)} />
    </WordedIn.Provider>
  );
}

/** @param {{ me: any, subscription: any }} props */
function Delivery({ me, subscription }) {
  useHashFocus(true);
  const name = titleOf(subscription.lines, locale.value);
  const isEnded = subscription.state === 'CANCELLED';
  // What isn't paid is so wherever the deliveries stand, and comes first; there it is told what became of it.
  const isPressing = useOnce(subscription.charges.some(isUnpaid));
  const payment = <Payment me={me} subscription={subscription} />;
  return (
    <Page
      title={eatersOf(subscription.lines).length > 0 ? t('fast.for', { name }) : name}
      intro={t('fast.one.intro')}
    >
      <DeliveryCard subscription={subscription} isAlone />
      {isPressing && payment}
      {!isEnded && (
        <>
          <Products me={me} subscription={subscription} />
          <Lasting me={me} subscription={subscription} />
          <Where me={me} subscription={subscription} />
          {!isPressing && payment}
          <Rhythm subscription={subscription} />
          <Stops subscription={subscription} />
        </>
      )}
      <Past subscription={subscription} />
      <Log subscription={subscription} />
      <p class="delivery-ways-on">
        <a class="ds-link" href={CALENDAR_PATH}>
          {t('fast.calendar')}
        </a>
        <a class="ds-link" href={DELIVERIES_PATH}>
          {t('fast.back')}
        </a>
      </p>
    </Page>
  );
}

/** @param {boolean} isSo @returns {boolean} whether it is, or was since one came to the page */
function useOnce(isSo) {
  const was = useRef(isSo);
  was.current ||= isSo;
  return was.current;
}

/** No such number, or somebody else's. */
function Gone() {
  return (
    <Page title={t('fast.gone.title')} intro={t('fast.gone.text')}>
      <NothingHere class="scene" />
      <div class="acts">
        <ButtonLink href={DELIVERIES_PATH}>{t('fast.back')}</ButtonLink>
      </div>
    </Page>
  );
}
