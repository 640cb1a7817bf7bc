import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { isOwed, isPressing, isSome } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { keepTogether } from '../../lib/no-break.js';
import { invoiceId } from '../../lib/orders.js';
import { HowToPay } from './how-to-pay.jsx';
import { PaperLink } from './paper-link.jsx';
import { Frozen } from './terms.jsx';
import { invoiceWords, nearDay } from './words.js';

/** @param {{ invoices: any[] }} props */
export function OrderInvoices({ invoices }) {
  return (
    <>
      {invoices.map((invoice) => (
        <Invoice key={invoice.id} invoice={invoice} />
      ))}
    </>
  );
}

/** @param {{ invoice: any }} props */
function Invoice({ invoice }) {
  const { id, number, overpaid, entries, pdfUrl } = invoice;
  const heading = invoiceId(id);
  return (
    <section
      class="card"
      data-needs-you={isPressing(invoice) || undefined}
      aria-labelledby={heading}
    >
      <h2 id={heading} tabIndex={-1}>
        {t('invoice.name', { number })}
      </h2>
      <p>{invoiceWords(invoice)}</p>
      {isOwed(invoice) && <HowToPay invoice={invoice} />}
      <Amounts invoice={invoice} />
      {isSome(overpaid) && (
        <p>{t('invoice.overpaid', { amount: formatMoney(overpaid, locale.value) })}</p>
      )}
      {entries.length > 0 && <Entries entries={entries} />}
      <KeptFor invoice={invoice} />
      <PaperLink href={pdfUrl} name={t('invoices.pdf', { number })}>
        {t('invoices.pdf.short')}
      </PaperLink>
    </section>
  );
}

/** @param {{ invoice: any }} props */
function Amounts({ invoice: { total, fees, paid, credited } }) {
  const others = /** @type {const} */ ([
    ['invoice.fees', fees],
    ['invoice.paid', paid],
    ['invoice.credited', credited],
  ]);
  return (
    <dl class="sums">
      {[
        /** @type {const} */ (['invoice.total', total]),
        ...others.filter(([, it]) => isSome(it)),
      ].map(([term, amount]) => (
        <div key={term}>
          <dt>{t(term)}</dt>
          <dd>{formatMoney(amount, locale.value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** @param {{ entries: any[] }} props oldest first */
function Entries({ entries }) {
  return (
    <details class="entries">
      <summary>{t('invoice.entries')}</summary>
      <ul class="plain-list">
        {entries.map((entry) => (
          <li key={entry.id}>{entryWords(entry)}</li>
        ))}
      </ul>
    </details>
  );
}

/** @param {any} entry */
function entryWords({ kind, on, amount, dueOn }) {
  const values = { when: nearDay(on), amount: formatMoney(amount, locale.value) };
  if (kind === 'REMINDER' && dueOn)
    return t('entry.REMINDER.due', { ...values, due: nearDay(dueOn) });
  return t(`entry.${/** @type {'PAYMENT'} */ (kind)}`, values);
}

/** The law keeps these, whatever the profile says now. @param {{ invoice: any }} props */
function KeptFor({ invoice: { to, keptUntil } }) {
  return (
    <div class="kept">
      <p class="soft small">{t('invoice.to')}</p>
      <p>
        <Frozen address={to} />
      </p>
      <p class="soft small">
        {t('invoice.kept', { day: keepTogether(formatDay(keptUntil, locale.value)) })}
      </p>
    </div>
  );
}
