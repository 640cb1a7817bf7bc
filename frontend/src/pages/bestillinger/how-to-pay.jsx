import { mail } from '../../app/shop.js';
import { locale, t } from '../../i18n/index.js';
import { formatAccount } from '../../lib/format.js';
import { formatMoney } from '../../lib/money.js';
import { CopyButton } from './copy-button.jsx';

/** Where the money goes, with what a bank asks for ready to be copied. @param {{ invoice: any }} props */
export function HowToPay({ invoice }) {
  if (invoice.state === 'IN_COLLECTION') return <Collected invoice={invoice} />;
  return (
    <>
      <dl class="facts-in-line">
        <Fact term={t('owed.amount')} copied={invoice.balance.amount} copy={t('copy.amount')}>
          <strong>{formatMoney(invoice.balance, locale.value)}</strong>
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

/** Somebody else collects it: who, what to say to them, and whom to ask. @param {{ invoice: any }} props */
function Collected({ invoice: { balance, collector, collectorReference } }) {
  const name = collector ?? t('owed.collection.agency');
  return (
    <>
      <p>
        {collectorReference
          ? t('owed.collection', { collector: name, reference: collectorReference })
          : t('owed.collection.bare', { collector: name })}
      </p>
      <dl class="facts-in-line">
        <Fact term={t('owed.amount')}>
          <strong>{formatMoney(balance, locale.value)}</strong>
        </Fact>
        {collectorReference && (
          <Fact term={t('owed.reference')} copied={collectorReference} copy={t('copy.reference')}>
            {collectorReference}
          </Fact>
        )}
      </dl>
      <p class="small">{t('owed.collection.help', { mail })}</p>
    </>
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
