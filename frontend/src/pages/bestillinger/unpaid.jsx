import { owedWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { isPressing, isSome, owedInAll } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { orderInvoicePath } from '../../lib/orders.js';
import { HowToPay } from './how-to-pay.jsx';
import { PaperLink } from './paper-link.jsx';

/**
 * What is to be paid, in one card; what stands out is that whose time is up.
 *
 * @param {{ invoices: any[], withPapers?: boolean }} props `withPapers` where no other list has them
 */
export function Unpaid({ invoices, withPapers }) {
  const total = owedInAll(invoices);
  return (
    <section class="card" aria-labelledby="unpaid">
      <h2 id="unpaid">{t('owed.title', { count: invoices.length })}</h2>
      {total && isSome(total) && invoices.length > 1 && (
        <p>
          <strong>{t('owed.total', { amount: formatMoney(total, locale.value) })}</strong>
        </p>
      )}
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
    </section>
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
