import { useEffect } from 'preact/hooks';
import { PayNow } from '../../components/charges/pay-now.jsx';
import { usePaying } from '../../components/charges/use-paying.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { canBePaid, isUnpaid, mayBeCancelled } from '../../lib/charges.js';
import { isCharged } from '../../lib/deliveries.js';
import { deadlineParts } from '../../lib/delivery-days.js';
import { METHOD, PAYMENT } from '../../lib/delivery-places.js';
import { formatDay } from '../../lib/format.js';
import { onDay } from '../../lib/on-day.js';
import { isBackWithAnother } from '../../lib/shops-page.js';
import { ChangeMethod } from './change-method.jsx';
import { News, tell } from './news.jsx';
import { moneyWords, nearDay } from './words.js';

/**
 * What couldn't be charged and how it goes on, and by what it is paid; of what comes by invoice, nothing.
 *
 * @param {{ me: any, subscription: any }} props
 */
export function Payment({ me, subscription }) {
  const unpaid = subscription.charges.filter(isUnpaid);
  const { done, askedFor } = usePaying(subscription.charges);
  // What became of one that was just paid is told, though nothing else is to be.
  if (unpaid.length === 0 && !done && !isCharged(subscription)) return null;
  return (
    <section class="section" aria-labelledby={PAYMENT}>
      <h2 id={PAYMENT} tabIndex={-1}>
        {t('fast.payment')}
      </h2>
      <Confirmation done={done} />
      {unpaid.map((/** @type {any} */ charge) => (
        <Unpaid key={charge.id} charge={charge} subscription={subscription} onAsked={askedFor} />
      ))}
      <Method me={me} subscription={subscription} />
    </section>
  );
}

/**
 * One that isn't paid: why, when it is asked for again, and asking now.
 *
 * @param {{ charge: any, subscription: any, onAsked: (charge: any) => void }} props
 */
function Unpaid({ charge, subscription, onAsked }) {
  const isDue = canBePaid(charge);
  const how = isDue ? 'failed' : mayBeCancelled(charge) ? 'cancelling' : 'asked';
  const values = { amount: moneyWords(charge.amount), day: nearDay(charge.deliverOn) };
  return (
    <div class="card charge" data-needs-you={isDue}>
      <h3>{t(`fast.charge.${how}.title`, values)}</h3>
      <p>
        {t(`fast.charge.${how}`, values)} <Words>{charge.reason}</Words>
      </p>
      {isDue && <p>{nextWords(charge, subscription)}</p>}
      {isDue && (
        <PayNow charge={charge} onAsked={onAsked}>
          <a class="ds-link" href={`#${METHOD}`}>
            {t('fast.method.first')}
          </a>
        </PayNow>
      )}
    </div>
  );
}

/** @param {any} charge @param {any} subscription @returns {string} what comes of waiting, and of paying now */
function nextWords({ nextAt }, { state }) {
  if (nextAt) {
    const { day, time } = deadlineParts(nextAt, locale.value);
    return t('fast.charge.again', { day: onDay(day, locale.value), time });
  }
  return t(state === 'PAUSED' ? 'fast.charge.given-up.paused' : 'fast.charge.given-up');
}

/** By what it is paid, which is changed on the shop's own page. @param {{ me: any, subscription: any }} props */
function Method({
  me: { paymentMethod: method, canChangePaymentMethod: canChange },
  subscription,
}) {
  useEffect(() => {
    if (!isBackWithAnother(location.pathname, method, Boolean(subscription.paymentUnknown))) return;
    const key = method.kind === 'card' ? 'fast.method.changed.card' : 'fast.method.changed';
    tell({ of: subscription.id, place: METHOD }, () => t(key), null);
  }, []);
  const isAllPaid = subscription.charges.length > 0 && !subscription.charges.some(isUnpaid);
  return (
    <div class="card method">
      <h3 id={METHOD} tabIndex={-1}>
        {t(isCharged(subscription) ? 'fast.method' : 'fast.method.charged')}
      </h3>
      <News of={subscription} place={METHOD} />
      {isAllPaid && <p>{t('fast.charge.none')}</p>}
      {method && <p class="method-label">{method.label}</p>}
      {method && <p class="soft small">{methodWords(method)}</p>}
      {!method && <Unnamed subscription={subscription} isAllPaid={isAllPaid} />}
      {canChange.allowed ? (
        <>
          <ChangeMethod
            of={subscription}
            method={method}
            label={t('fast.method.change')}
            variant="secondary"
          />
          <p class="soft small">{t('fast.method.change.then')}</p>
        </>
      ) : (
        <p>
          <Words>{canChange.reason}</Words>
        </p>
      )}
    </div>
  );
}

/** What went through was paid by something, though nobody has said by what. @param {{ subscription: any, isAllPaid: boolean }} props */
function Unnamed({ subscription: { paymentUnknown }, isAllPaid }) {
  if (paymentUnknown)
    return (
      <p>
        <Words>{paymentUnknown}</Words>
      </p>
    );
  return <p>{t(isAllPaid ? 'fast.method.unnamed' : 'fast.method.none')}</p>;
}

/** @param {{ expiresOn: string | null, hasExpired: boolean }} method @returns {string} */
function methodWords({ expiresOn, hasExpired }) {
  if (!expiresOn) return t('fast.method.used');
  const day = formatDay(expiresOn, locale.value);
  return t(hasExpired ? 'fast.method.expired' : 'fast.method.until', { day });
}
