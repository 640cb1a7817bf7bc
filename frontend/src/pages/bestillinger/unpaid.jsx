import { owedWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { isAllReturning, isPressing, owedInAll } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { orderInvoicePath } from '../../lib/orders.js';
import { HowToPay } from './how-to-pay.jsx';
import { PaperLink } from './paper-link.jsx';

/**
 * What is to be paid, in one card; what stands out is that whose time is up. What goes back whole waits
 * in another, and isn't counted.
 *
 * @param {{ invoices: any[], withPapers?: boolean }} props `withPapers` where no other list has them
 */
export function Unpaid({ invoices, withPapers }) {
  const waiting = invoices.filter(isAllReturning);
  const due = invoices.filter((invoice) => !isAllReturning(invoice));
  const total = owedInAll(due);
  return (
    <>
      {due.length > 0 && (
        <section class="card" aria-labelledby="unpaid">
          <h2 id="unpaid">{t('owed.title', { count: due.length })}</h2>
          {total && due.length > 1 && (
            <p>
              <strong>{t('owed.total', { amount: formatMoney(total, locale.value) })}</strong>
            </p>
          )}
          <List invoices={due} withPapers={withPapers} />
        </section>
      )}
      {waiting.length > 0 && (
        <section class="card" aria-labelledby="waiting">
          <h2 id="waiting">{t('owed.title.waiting')}</h2>
          <List invoices={waiting} withPapers={withPapers} />
        </section>
      )}
    </>
  );
}

/** @param {{ invoices: any[], withPapers?: boolean }} props */
function List({ invoices, withPapers }) {
  return (
    <ul class="plain-list">
      {invoices.map((invoice) => (
        <li key={invoice.id} class="owed" data-is-pressing={isPressing(invoice)}>
          <h3>{t('owed.of', { number: invoice.number })}</h3>
          <p>
            {owedWords(invoice)} {invoice.orderId && <OrderOf invoice={invoice} />}
          </p>
          <HowToPay invoice={invoice} />
          {withPapers && (
            <PaperLink href={invoice.pdfUrl} name={t('invoices.pdf', { number: invoice.number })}>
              {t('invoices.pdf.short')}
            </PaperLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** @param {{ invoice: any }} props */
function OrderOf({ invoice: { id, orderId, orderNumber } }) {
  return (
    <a class="ds-link" href={orderInvoicePath(orderId, id)}>
      {t('owed.order', { number: orderNumber })}
    </a>
  );
}
