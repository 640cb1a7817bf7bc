import { useSignal } from '@preact/signals';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { t } from '../../i18n/index.js';
import { placeAlways, placeNow, placesOf, placeThisTime } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import { sentence } from '../../lib/texts.js';
import DeliverySettingsUpdate from '../../operations/subscriptions/delivery-settings-update.graphql';
import SubscriptionSettingsUpdate from '../../operations/subscriptions/subscription-settings-update.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { News } from './news.jsx';
import { errorAt } from './problems.js';
import { ALWAYS, THIS, WhichChoice } from './which-choice.jsx';
import { nearDay, placeWords, wordOf } from './words.js';

export const WAYS = /** @type {const} */ (['home_delivery', 'letter_box', 'pickup_point']);
export const PAYMENTS = /** @type {const} */ (['invoice', 'card', 'vipps']);
export const NOTICES = /** @type {const} */ (['email', 'sms']);
const WHERE = 'where';

/** Where deliveries go, how they are paid, and how they are told of. @param {{ me: any, subscription: any }} props */
export function Where({ me, subscription }) {
  const { deliveryMethod, payment, notice, nextDelivery: coming } = subscription;
  return (
    <section class="section" aria-labelledby="where">
      <h2 id="where" tabIndex={-1}>
        {t('fast.where')}
      </h2>
      <div class="card">
        <News of={subscription} place={WHERE} />
        <dl class="delivery-facts">
          <Fact label={t('fast.place')} value={usualPlace(me, subscription)} />
          <Fact label={t('fast.way')} value={wordOf('way', deliveryMethod)} />
          <Fact label={t('fast.pay')} value={sentence(wordOf('pay', payment))} />
          <Fact label={t('fast.notice')} value={wordOf('notice', notice)} />
        </dl>
        {(coming?.address || coming?.payment) && <p class="soft">{thisTimeWords(coming)}</p>}
        <ActRow
          acts={[
            { act: 'place', label: t('fast.where.change'), title: t('fast.where.change') },
            { act: 'way', label: t('fast.way.change'), title: t('fast.way.change') },
          ]}
          form={(act, onClose) =>
            act === 'place' ? (
              <PlaceForm me={me} subscription={subscription} onClose={onClose} />
            ) : (
              <WayForm subscription={subscription} onClose={onClose} />
            )
          }
        />
      </div>
    </section>
  );
}

/** @param {{ label: string, value: string }} props */
function Fact({ label, value }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** @param {any} me @param {any} subscription @returns {string} */
function usualPlace(me, { address }) {
  const chosen = placesOf(me).find(({ value }) => value === placeNow(address, me));
  return chosen ? placeWords(chosen.address) : t('fast.place.none');
}

/** @param {any} coming @returns {string} what is other in the next one */
function thisTimeWords({ deliverOn, address, payment }) {
  const parts = [address && placeWords(address), payment && wordOf('pay', payment)];
  const what = parts.filter(Boolean).join(', ');
  return t('fast.where.this', { day: nearDay(deliverOn), what });
}

/** @param {{ me: any, subscription: any, onClose: () => void }} props */
function PlaceForm({ me, subscription, onClose }) {
  const { address, payment, nextDelivery: coming } = subscription;
  const which = useSignal(coming ? '' : ALWAYS);
  const isThis = which.value === THIS;

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const place = text(fields, 'address');
    const pay = text(fields, 'payment');
    if (!which.peek()) return { errors: [errorAt('which', 'fast.which.missing')] };
    if (which.peek() === ALWAYS) return { input: { address: placeAlways(place), payment: pay } };
    const thisPlace = placeThisTime(place, address, me);
    const thisPay = pay === payment ? null : pay;
    return { input: { number: coming.number, address: thisPlace, payment: thisPay } };
  }

  return (
    <ActForm
      of={subscription}
      place={WHERE}
      document={isThis ? DeliverySettingsUpdate : SubscriptionSettingsUpdate}
      read={read}
      submit={t('fast.where.submit')}
      otherwise={t(isThis ? 'fast.where.then.this' : 'fast.where.then.always')}
      done={() => t(isThis ? 'fast.where.done.this' : 'fast.where.done.always')}
      onClose={onClose}
    >
      <PlaceChoice me={me} chosen={placeNow(coming?.address ?? address, me)} />
      <PayChoice chosen={coming?.payment ?? payment} />
      {coming && (
        <WhichChoice
          coming={coming}
          onChoose={(chosen) => {
            which.value = chosen;
          }}
        />
      )}
    </ActForm>
  );
}

/** @param {{ me: any, chosen: string }} props */
export function PlaceChoice({ me, chosen }) {
  const places = placesOf(me);
  const hint = (
    <>
      {places.length === 0 ? t('fast.place.none') : t('fast.place.hint')}{' '}
      <a class="ds-link" href="/profil">
        {t('fast.place.profile')}
      </a>
    </>
  );
  return (
    <ChoiceGroup
      name="address"
      legend={t('fast.place')}
      hint={hint}
      choices={places.map(({ value, address }) => ({ value, label: placeWords(address) }))}
      chosen={chosen}
    />
  );
}

/** @param {{ chosen: string }} props */
export function PayChoice({ chosen }) {
  return (
    <ChoiceGroup
      name="payment"
      legend={t('fast.pay')}
      choices={PAYMENTS.map((value) => ({ value, label: sentence(t(`fast.pay.${value}`)) }))}
      chosen={chosen}
    />
  );
}

/** @param {{ chosen: string }} props */
export function WayChoice({ chosen }) {
  return (
    <ChoiceGroup
      name="deliveryMethod"
      legend={t('fast.way')}
      choices={WAYS.map((value) => ({ value, label: t(`fast.way.${value}`) }))}
      chosen={chosen}
    />
  );
}

/** @param {{ chosen: string }} props */
export function NoticeChoice({ chosen }) {
  return (
    <ChoiceGroup
      name="notice"
      legend={t('fast.notice')}
      hint={t('fast.notice.hint')}
      choices={NOTICES.map((value) => ({ value, label: t(`fast.notice.${value}`) }))}
      chosen={chosen}
    />
  );
}

/** @param {{ subscription: any, onClose: () => void }} props */
function WayForm({ subscription, onClose }) {
  return (
    <ActForm
      of={subscription}
      place={WHERE}
      document={SubscriptionSettingsUpdate}
      read={(fields) => ({
        input: { deliveryMethod: text(fields, 'deliveryMethod'), notice: text(fields, 'notice') },
      })}
      submit={t('fast.way.submit')}
      otherwise={t('fast.where.then.always')}
      done={() => t('fast.where.done.always')}
      onClose={onClose}
    >
      <WayChoice chosen={subscription.deliveryMethod} />
      <NoticeChoice chosen={subscription.notice} />
    </ActForm>
  );
}
