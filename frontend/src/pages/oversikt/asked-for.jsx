import { Icon } from '../../components/icon.jsx';
import { owedWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { formatNearDay } from '../../lib/format.js';
import { formatMoney } from '../../lib/money.js';
import { ORDERS_PATH, orderPath } from '../../lib/orders.js';

/** An invoice whose time is up, or goods to send back. @param {{ asked: import('../../lib/invoices.js').Asked }} props */
export function AskedFor({ asked }) {
  const { what, why } = asked.kind === 'invoice' ? owed(asked.about) : toSend(asked.about);
  return (
    <a class="need" href={asked.order ? orderPath(asked.order) : ORDERS_PATH}>
      <span>
        <strong>{what}</strong>
        <span class="why">{why}</span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}

/** @param {any} invoice */
function owed(invoice) {
  const { number, balance } = invoice;
  const amount = formatMoney(balance, locale.value);
  return { what: t('home.needs.invoice', { amount, number }), why: owedWords(invoice) };
}

/** @param {{ number: string, sendBy: string }} it */
function toSend({ number, sendBy }) {
  const when = formatNearDay(sendBy, locale.value);
  return { what: t('home.needs.return', { number }), why: t('home.needs.return.why', { when }) };
}
