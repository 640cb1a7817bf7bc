import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { isPressing, isSome } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { keepTogether } from '../../lib/no-break.js';
import { ORDERS_PATH, orderInvoicePath } from '../../lib/orders.js';
import Invoices from '../../operations/orders/invoices.graphql';
import MoreInvoices from '../../operations/orders/more-invoices.graphql';
import { PaperLink } from './paper-link.jsx';
import { Unpaid } from './unpaid.jsx';
import { invoiceWords } from './words.js';
import './bestillinger.css';

/** Every invoice there has been. */
export default function InvoicesPage() {
  const { data, failed } = useQuery(Invoices);
  return (
    <Page title={t('invoices.title')} intro={t('invoices.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading rows={4} />}
      {data?.me && <Lists me={data.me} />}
      <p>
        <a class="ds-link" href={ORDERS_PATH}>
          {t('invoices.back')}
        </a>
      </p>
    </Page>
  );
}

/** What is owed comes first. @param {{ me: any }} props */
function Lists({ me }) {
  const { unpaidInvoices: unpaid, invoices } = me;
  if (invoices.nodes.length === 0) return <p>{t('invoices.none')}</p>;
  return (
    <>
      {unpaid.length > 0 && <Unpaid invoices={unpaid} withPapers />}
      <Others me={me} />
    </>
  );
}

/** All but those above. @param {{ me: any }} props */
function Others({ me }) {
  const above = new Set(me.unpaidInvoices.map((/** @type {any} */ { id }) => id));
  /** @param {any} page */
  const withoutThose = ({ nodes, pageInfo }) => ({
    nodes: nodes.filter((/** @type {any} */ { id }) => !above.has(id)),
    pageInfo,
  });
  const first = withoutThose(me.invoices);
  if (first.nodes.length === 0 && !first.pageInfo.hasNextPage) return null;
  return (
    <section class="section" aria-labelledby={above.size > 0 ? 'others' : undefined}>
      {above.size > 0 && <h2 id="others">{t('invoices.others')}</h2>}
      <PagedList
        first={first}
        document={MoreInvoices}
        pick={(data) => withoutThose(data.me.invoices)}
        row={(invoice) => <InvoiceLine invoice={invoice} />}
      />
    </section>
  );
}

/** @param {{ invoice: any }} props */
function InvoiceLine({ invoice }) {
  const { id, number, issuedOn, total, pdfUrl, orderId, orderNumber, overpaid } = invoice;
  return (
    <div class="invoice-line">
      <p>
        <strong>{t('invoice.name', { number })}</strong>
        <br />
        <span class="soft small">
          {t('invoice.issued', { when: keepTogether(formatDay(issuedOn, locale.value)) })}
        </span>{' '}
        {orderId && (
          <a class="ds-link small" href={orderInvoicePath(orderId, id)}>
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
      {isSome(overpaid) && (
        <p class="small invoice-line-whole">
          {t('invoice.overpaid', { amount: formatMoney(overpaid, locale.value) })}
        </p>
      )}
      <PaperLink href={pdfUrl} name={t('invoices.pdf', { number })}>
        {t('invoices.pdf.short')}
      </PaperLink>
    </div>
  );
}
