import { returningWords } from '../../components/orders/words.js';
import { WithMail } from '../../components/with-mail.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatAccount, formatPhone, telephone } from '../../lib/format.js';
import { isAllReturning, isReturning, toPay } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { CopyButton } from './copy-button.jsx';

/** Where the money goes, with what a bank asks for ready to be copied. @param {{ invoice: any }} props */
export function HowToPay({ invoice }) {
  if (invoice.state === 'IN_COLLECTION') return <Collected invoice={invoice} />;
  // Whoever calls says so already.
  if (isAllReturning(invoice)) return null;
  const amount = toPay(invoice);
  return (
    <>
      {isReturning(invoice) && <p>{returningWords(invoice)}</p>}
      <dl class="facts-in-line">
        <Fact term={t('owed.amount')} copied={amount.amount} copy={t('copy.amount')}>
          <strong>{formatMoney(amount, locale.value)}</strong>
        </Fact>
        <Fact term={t('owed.kid')} copied={invoice.kid} copy={t('copy.kid')}>
          {invoice.kid}
        </Fact>
        {invoice.account && (
          <Fact term={t('owed.account')} copied={invoice.account} copy={t('copy.account')}>
            {formatAccount(invoice.account)}
          </Fact>
        )}
      </dl>
      {invoice.state === 'REMINDED' && <p class="small">{t('owed.reminded')}</p>}
      {invoice.state === 'OVERDUE' && <p class="small">{t('owed.late')}</p>}
    </>
  );
}

/** Somebody else collects it: who, how to reach and pay them, and whom to ask. @param {{ invoice: any }} props */
function Collected({ invoice }) {
  const { collector, collectorReference, collectorPhone, collectorUrl } = invoice;
  const name = collector ?? t('owed.collection.agency');
  const isReachable = collectorPhone || collectorUrl;
  return (
    <>
      <p>
        {collectorReference
          ? t('owed.collection', { collector: name, reference: collectorReference })
          : t('owed.collection.bare', { collector: name })}
      </p>
      <p>{t('owed.collection.today')}</p>
      <CollectorFacts invoice={invoice} />
      {!isReachable && (
        <p class="small">
          <WithMail words={(mail) => t('owed.collection.unknown', { mail })} />
        </p>
      )}
      <p class="small">
        <WithMail words={(mail) => t('owed.collection.help', { mail })} />
      </p>
    </>
  );
}

/** @param {{ invoice: any }} props the sum is what is owed to us, before anything of theirs */
function CollectorFacts({ invoice }) {
  const { balance, collectorReference, collectorAccount, collectorPhone, collectorUrl } = invoice;
  return (
    <dl class="facts-in-line">
      {collectorPhone && (
        <Fact term={t('owed.phone')}>
          <a class="ds-link" href={telephone(collectorPhone)}>
            {formatPhone(collectorPhone)}
          </a>
        </Fact>
      )}
      {collectorUrl && (
        <Fact term={t('owed.url')}>
          <a class="ds-link" href={collectorUrl} rel="noopener">
            {new URL(collectorUrl).host}
          </a>
        </Fact>
      )}
      {collectorReference && (
        <Fact term={t('owed.reference')} copied={collectorReference} copy={t('copy.reference')}>
          {collectorReference}
        </Fact>
      )}
      {collectorAccount && (
        <Fact term={t('owed.account')} copied={collectorAccount} copy={t('copy.account')}>
          {formatAccount(collectorAccount)}
        </Fact>
      )}
      <Fact term={t('owed.amount.ours')}>
        <strong>{formatMoney(balance, locale.value)}</strong>
      </Fact>
    </dl>
  );
}

/** @param {{ term: string, copied?: string, copy?: string, children: preact.ComponentChildren }} props */
function Fact({ term, copied, copy, children }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children}
        {copied && copy && <CopyButton text={copied} label={copy} />}
      </dd>
    </div>
  );
}
