import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { PayNow } from '../../components/charges/pay-now.jsx';
import { usePaying } from '../../components/charges/use-paying.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { canBePaid, isUnpaid, mayBeCancelled } from '../../lib/charges.js';
import { deadlineParts } from '../../lib/delivery-days.js';
import { PAYMENT } from '../../lib/delivery-places.js';
import { formatDay } from '../../lib/format.js';
import { isBackWithAnother, leaveForShop } from '../../lib/shops-page.js';
import PaymentMethodChange from '../../operations/subscriptions/payment-method-change.graphql';
import { News, tell } from './news.jsx';
import { moneyWords, nearDay } from './words.js';

/** Where letters lead to. */
export const METHOD = 'betalingsmate';

/**
 * What couldn't be charged and how it goes on, and by what it is paid; of what comes by invoice, nothing.
 *
 * @param {{ me: any, subscription: any }} props
 */
export function Payment({ me, subscription }) {
  const { charges, payment } = subscription;
  const unpaid = charges.filter(isUnpaid);
  const { done, askedFor } = usePaying(charges);
  const isCharged = payment !== 'invoice' || charges.length > 0 || me.paymentMethod;
  if (!isCharged) return null;
  return (
    <section class="section" aria-labelledby={PAYMENT}>
      <h2 id={PAYMENT} tabIndex={-1}>
        {t('fast.payment')}
      </h2>
      <Confirmation done={done} />
      {unpaid.map((/** @type {any} */ charge) => (
        <Unpaid key={charge.id} charge={charge} subscription={subscription} onAsked={askedFor} />
      ))}
      <Method me={me} of={subscription} isAllPaid={charges.length > 0 && unpaid.length === 0} />
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
  if (nextAt) return t('fast.charge.again', deadlineParts(nextAt, locale.value));
  return t(state === 'PAUSED' ? 'fast.charge.given-up.paused' : 'fast.charge.given-up');
}

/** By what it is paid, which is changed on the shop's own page. @param {{ me: any, of: any, isAllPaid: boolean }} props */
function Method({ me, of, isAllPaid }) {
  const { paymentMethod: method, canChangePaymentMethod: canChange } = me;
  const { busy, run } = useMutation(PaymentMethodChange);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  useEffect(() => {
    if (!isBackWithAnother(location.pathname, method)) return;
    const key = method.kind === 'card' ? 'fast.method.changed.card' : 'fast.method.changed';
    tell({ of: of.id, place: METHOD }, () => t(key), null);
  }, []);

  async function change() {
    const ended = await run();
    if (!ended) return;
    outcome.value = ended;
    if (!('payload' in ended)) return;
    leaveForShop(location.pathname, method);
    location.assign(ended.payload.url);
  }

  return (
    <div class="card method">
      <h3 id={METHOD} tabIndex={-1}>
        {t('fast.method')}
      </h3>
      <News of={of} place={METHOD} />
      {isAllPaid && <p>{t('fast.charge.none')}</p>}
      <p class="method-label">{method ? method.label : t('fast.method.none')}</p>
      {method && <p class="soft small">{methodWords(method)}</p>}
      {canChange.allowed ? (
        <>
          <div class="acts">
            <Button
              variant="secondary"
              busy={busy.value}
              busyLabel={t('fast.method.change.busy')}
              onClick={change}
            >
              {t('fast.method.change')}
            </Button>
          </div>
          <p class="soft small">{t('fast.method.change.then')}</p>
        </>
      ) : (
        <p>
          <Words>{canChange.reason}</Words>
        </p>
      )}
      <Failure outcome={outcome.value} />
    </div>
  );
}

/** @param {{ expiresOn: string | null, hasExpired: boolean }} method @returns {string} */
function methodWords({ expiresOn, hasExpired }) {
  if (!expiresOn) return t('fast.method.used');
  const day = formatDay(expiresOn, locale.value);
  return t(hasExpired ? 'fast.method.expired' : 'fast.method.until', { day });
}
