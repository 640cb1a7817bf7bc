import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { isPressing } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { keepTogether } from '../../lib/no-break.js';
import { ORDERS_PATH, orderPath } from '../../lib/orders.js';
import Invoices from '../../operations/orders/invoices.graphql';
import { PaperLink } from './paper-link.jsx';
import { invoiceWords } from './words.js';
import './bestillinger.css';

/** Every invoice there has been. */
export default function InvoicesPage() {
  return (
    <Page title={t('invoices.title')} intro={t('invoices.intro')}>
      <PagedList
        document={Invoices}
        pick={({ me }) => me.invoices}
        row={(invoice) => <InvoiceLine invoice={invoice} />}
        empty={t('invoices.none')}
      />
      <p>
        <a class="ds-link" href={ORDERS_PATH}>
          {t('invoices.back')}
        </a>
      </p>
    </Page>
  );
}

/** @param {{ invoice: any }} props */
function InvoiceLine({ invoice }) {
  const { number, issuedOn, total, pdfUrl, orderId, orderNumber } = invoice;
  return (
    <div class="invoice-line">
      <p>
        <strong>{t('invoice.name', { number })}</strong>
        <br />
        <span class="soft small">
          {t('invoice.issued', { when: keepTogether(formatDay(issuedOn, locale.value)) })}
        </span>{' '}
        {orderId && (
          <a class="ds-link small" href={orderPath(orderId)}>
            {t('owed.order', { number: orderNumber })}
          </a>
        )}
      </p>
      <p class="invoice-line-sum">
        <strong>{formatMoney(total, locale.value)}</strong>
        <br />
        <span class={isPressing(invoice) ? 'pressing small' : 'soft small'}>
          {invoiceWords(invoice)}
        </span>
      </p>
      <PaperLink href={pdfUrl} name={t('invoices.pdf', { number })}>
        {t('invoices.pdf.short')}
      </PaperLink>
    </div>
  );
}
