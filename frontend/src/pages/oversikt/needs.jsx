import { useSignal } from '@preact/signals';
import { Confirmation } from '../../components/confirmation.jsx';
import { Icon } from '../../components/icon.jsx';
import { returningWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { canBePaid } from '../../lib/charges.js';
import { formatNearDay } from '../../lib/format.js';
import {
  askedFor,
  isAllReturning,
  isPressing,
  isReturning,
  owedInAll,
} from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { missing, welcome } from '../../lib/needs.js';
import { unbroken } from '../../lib/no-break.js';
import { INVOICES_PATH } from '../../lib/orders.js';
import { AskedFor } from './asked-for.jsx';
import { Check } from './check.jsx';
import { useDeliveryNeeds } from './use-delivery-needs.js';

/** @type {Record<import('../../lib/needs.js').Need, string>} where it can be mended */
const places = {
  email: '/innlogging#epost',
  ownEmail: '/innlogging#epost',
  postalAddress: '/profil#postalAddress',
};

/**
 * What we need from the customer, or that it is nothing; and what would be welcome.
 *
 * @param {{ me: any }} props
 */
export function Needs({ me }) {
  const told = useSignal(/** @type {import('./check.jsx').Told | null} */ (null));
  const needs = missing(me);
  const asked = askedFor(me);
  const unpaid = me.unpaidDeliveries.filter(canBePaid);
  const answers = me.priceQuestions.length + (me.paymentUnknown ? 1 : 0);
  const OfDeliveries = useDeliveryNeeds(me.unpaidDeliveries.length + answers > 0);
  const count = needs.length + asked.length + unpaid.length + answers;
  // Once it is answered the question is gone at once, and not only when the server has said so.
  const isAsked = me.profileCheck && !told.value?.done;
  const isNothing = count === 0 && !isAsked && !told.value?.done;
  const list = (/** @type {preact.ComponentChildren} */ first) =>
    count > 0 && (
      <Needed count={count}>
        {first}
        {needs.map((need) => (
          <li key={need}>
            <Missing need={need} email={me.email ?? ''} />
          </li>
        ))}
        {asked.map((each) => (
          <li key={each.id}>
            <AskedFor asked={each} />
          </li>
        ))}
      </Needed>
    );
  return (
    <>
      {isAsked && <Check me={me} told={told} />}
      <Confirmation done={told.value?.done ?? null} />
      {OfDeliveries ? (
        <OfDeliveries me={me} unpaid={unpaid}>
          {list}
        </OfDeliveries>
      ) : (
        list(null)
      )}
      {isNothing && <Nothing isOwing={isOwing(me)} />}
      <ToPay invoices={me.unpaidInvoices.filter(isCalm)} />
      {welcome(me).map((wish) => (
        <Welcome key={wish} wish={wish} />
      ))}
    </>
  );
}

/** @param {any} me @returns {boolean} whether something is to be paid, though nobody has to do anything */
const isOwing = ({ unpaidInvoices, unpaidDeliveries }) =>
  unpaidInvoices.length + unpaidDeliveries.length > 0;

/** @param {{ count: number, children: preact.ComponentChildren }} props a line each */
function Needed({ count, children }) {
  return (
    <section class="card needs" aria-labelledby="needs">
      <h2 id="needs">{t('home.needs.title', { count })}</h2>
      <ul class="plain-list">{children}</ul>
    </section>
  );
}

/** @param {{ need: import('../../lib/needs.js').Need, email: string }} props */
function Missing({ need, email }) {
  return (
    <a class="need" href={places[need]}>
      <span>
        <strong>{t(`home.needs.${need}`, { email })}</strong>
        <span class="why">{t(`home.needs.${need}.why`)}</span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}

/** @param {any} invoice */
const isCalm = (invoice) => !isPressing(invoice);

/** What there is time for yet. @param {{ invoices: any[] }} props */
function ToPay({ invoices }) {
  const due = invoices.filter((invoice) => !isAllReturning(invoice));
  const total = owedInAll(due);
  const returning = invoices.filter(isReturning).map(returningOf).join(' ');
  if (!total) return returning ? <p>{returning}</p> : null;
  const [first] = due.map(({ dueOn }) => dueOn).sort();
  const values = {
    count: due.length,
    number: unbroken(due[0].number),
    amount: formatMoney(total, locale.value),
    when: formatNearDay(first, locale.value),
  };
  return (
    <p>
      {t('home.owed', values)} {returning}{' '}
      <a class="ds-link" href={INVOICES_PATH}>
        {t('home.owed.link')}
      </a>
    </p>
  );
}

/** Which invoice it is about, where others may stand beside it. @param {any} invoice */
const returningOf = (invoice) =>
  t('home.owed.of', { number: unbroken(invoice.number), words: returningWords(invoice) });

/** Not all is done while something is to be paid later. @param {{ isOwing: boolean }} props */
function Nothing({ isOwing }) {
  return (
    <p class="nothing">
      <Icon name="check" />
      {t(isOwing ? 'home.needs.none.yet' : 'home.needs.none')}
    </p>
  );
}

/** Said calmly: nobody has to. @param {{ wish: import('../../lib/needs.js').Wish }} props */
function Welcome({ wish }) {
  return (
    <p class="soft">
      <a class="ds-link" href={`/profil#${wish}`}>
        {t(`home.wishes.${wish}`)}
      </a>{' '}
      {t(`home.wishes.${wish}.why`)}
    </p>
  );
}
