import { Icon } from '../../components/icon.jsx';
import { owedWords, returningWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { formatNearDay } from '../../lib/format.js';
import { toPay } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { unbroken } from '../../lib/no-break.js';
import { INVOICES_PATH, orderInvoicePath, orderReturnPath } from '../../lib/orders.js';
import { isPast } from '../../lib/today.js';

/** An invoice whose time is up, or goods to send back. @param {{ asked: import('../../lib/invoices.js').Asked }} props */
export function AskedFor({ asked }) {
  const { what, why } = asked.kind === 'invoice' ? owed(asked.about) : toSend(asked.about);
  return (
    <a class="need" href={pathOf(asked)} data-is-pressing={asked.kind === 'invoice'}>
      <span>
        <strong>{what}</strong>
        <span class="why">{why}</span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}

/** Right to it, on the page of its order. @param {import('../../lib/invoices.js').Asked} asked */
function pathOf({ kind, order, id }) {
  if (!order) return INVOICES_PATH;
  return kind === 'invoice' ? orderInvoicePath(order, id) : orderReturnPath(order, id);
}

/** @param {any} invoice */
function owed(invoice) {
  if (invoice.state === 'IN_COLLECTION') return collected(invoice);
  const amount = formatMoney(toPay(invoice), locale.value);
  const why = `${owedWords(invoice)} ${returningWords(invoice)}`.trim();
  return { what: t('home.needs.invoice', { amount, number: unbroken(invoice.number) }), why };
}

/** @param {{ number: string, collector: string | null }} invoice */
function collected({ number, collector }) {
  const why = collector
    ? t('home.needs.collection.why', { collector })
    : t('home.needs.collection.why.bare');
  return { what: t('home.needs.collection', { number: unbroken(number) }), why };
}

/** @param {{ number: string, sendBy: string }} it */
function toSend({ number, sendBy }) {
  const when = formatNearDay(sendBy, locale.value);
  const why = isPast(sendBy) ? 'home.needs.return.late' : 'home.needs.return.why';
  return { what: t('home.needs.return', { number: unbroken(number) }), why: t(why, { when }) };
}
