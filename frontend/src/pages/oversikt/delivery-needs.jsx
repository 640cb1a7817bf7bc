import { PayNow } from '../../components/charges/pay-now.jsx';
import { usePaying } from '../../components/charges/use-paying.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { Icon } from '../../components/icon.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import { methodPath, paymentPath, pricePath } from '../../lib/delivery-places.js';
import { formatMoney } from '../../lib/money.js';
import './delivery-needs.css';

/**
 * What deliveries need from the customer, a line each; and what is said once one is being paid.
 *
 * @param {{ me: any, unpaid: any[], children: (lines: preact.ComponentChildren) => preact.ComponentChildren }} props
 */
export function DeliveryNeeds({ me, unpaid, children }) {
  const { done, askedFor } = usePaying(me.unpaidDeliveries);
  const lines = [
    ...unpaid.map((charge) => (
      <li key={charge.id}>
        <UnpaidDelivery charge={charge} onAsked={askedFor} />
      </li>
    )),
    me.paymentUnknown && (
      <li key="method">
        <UnknownMethod of={me.paymentUnknown} />
      </li>
    ),
    ...me.priceQuestions.map((/** @type {any} */ question) => (
      <li key={question.id}>
        <NewPrice question={question} all={me.priceQuestions} />
      </li>
    )),
  ];
  return (
    <>
      <Confirmation done={done} />
      {children(lines)}
    </>
  );
}

/** A delivery that couldn't be charged: paid from here. @param {{ charge: any, onAsked: (charge: any) => void }} props */
function UnpaidDelivery({ charge, onAsked }) {
  const what = t('home.needs.delivery', { day: formatComing(charge.deliverOn, locale.value) });
  const amount = formatMoney(charge.amount, locale.value);
  return (
    <div class="need need-pay">
      <p>
        <strong>{what}</strong>
        <span class="why">{t('home.needs.delivery.why', { amount })}</span>
      </p>
      <PayNow charge={charge} name={t('charge.pay.name', { what })} onAsked={onAsked}>
        <a class="ds-link" href={paymentPath(charge)}>
          {t('charge.what-happened')}
        </a>
      </PayNow>
    </div>
  );
}

/** The shop doesn't know what it is to charge. @param {{ of: any }} props */
function UnknownMethod({ of }) {
  const day = formatComing(of.deliverOn, locale.value);
  return (
    <a class="need" href={methodPath(of)}>
      <span>
        <strong>{t(`charge.unknown.${/** @type {'card'} */ (of.payment)}`)}</strong>
        <span class="why">{t('charge.unknown.why', { day })}</span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}

/** A product that costs more than was agreed. @param {{ question: any, all: any[] }} props */
function NewPrice({ question, all }) {
  const price = formatMoney(question.newPrice, locale.value);
  return (
    <a class="need" href={pricePath(question, all)}>
      <span>
        <strong>{t('home.needs.price')}</strong>
        <span class="why">
          <span lang="nb">{question.product?.name ?? question.sku}</span>{' '}
          {t('home.needs.price.why', { price })}
        </span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}
