import { language, locale, t } from '../../i18n/index.js';
import { formatMoment } from '../../lib/format.js';
import { keepMail } from '../../lib/texts.js';

/** @typedef {import('../../lib/receipt.js').Content} Content */

/** What came of it, in words. @param {{ outcome: import('./kvittering.jsx').Outcome }} props */
export function Verdict({ outcome }) {
  const { verdict } = outcome;
  if (verdict === 'genuine') return <Genuine content={outcome.content} />;
  const key = verdict === 'altered' && outcome.isText ? 'altered-text' : verdict;
  return (
    <section class="card section receipt-verdict" data-verdict={verdict}>
      <h2>{t(`proof.${key}.title`)}</h2>
      <p>{t(`proof.${key}.text`)}</p>
    </section>
  );
}

/** @param {{ content: Content }} props */
function Genuine({ content }) {
  const text = content.pii_processing.consent_text;
  return (
    <section class="card section receipt-verdict" data-verdict="genuine">
      <h2>{t('proof.genuine.title')}</h2>
      <p>{t('proof.genuine.text', { who: content.party_identification[0].party_name })}</p>
      <h3>{t(`proof.of.${stateOf(content)}`)}</h3>
      <Facts facts={facts(content)} />
      <h3>{t(`proof.words.${stateOf(content)}`)}</h3>
      {text ? <Words text={text} /> : <p>{t('proof.no-words')}</p>}
      <p class="soft">{t('proof.only-then')}</p>
      <h3>{t('proof.by')}</h3>
      <p>{t('proof.by.text')}</p>
      <Facts facts={proofs(content)} />
    </section>
  );
}

/** @param {{ facts: [string, string][] }} props */
function Facts({ facts }) {
  return (
    <dl class="receipt-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** @param {Content} content @returns {[string, string][]} */
function facts({ event, pii_processing: { purposes }, ...content }) {
  return [
    [t('proof.what'), purposes[0].label[language.value]],
    [t('proof.answer'), t(`proof.answer.${stateOf({ event })}`)],
    [t('proof.when'), formatMoment(event.event_time, locale.value)],
    [t('proof.number'), String(content.ledger.number)],
  ];
}

/**
 * What of it can be held beside what others have: whose it is, without a name, and the hashes.
 *
 * @param {Content} content @returns {[string, string][]}
 */
function proofs({ pii_principal_id: who, ledger, pii_processing: { consent_text: text } }) {
  return [
    [t('proof.who'), who],
    ...(text ? [/** @type {[string, string]} */ ([t('proof.hash-of-text'), text.sha256])] : []),
    [t('proof.hash'), ledger.link],
  ];
}

/** @param {Pick<Content, 'event'>} content */
function stateOf({ event: { event_state: state } }) {
  return state === 'given' || state === 'lapsed' || state === 'asked' ? state : 'withdrawn';
}

/** @param {{ text: NonNullable<Content['pii_processing']['consent_text']> }} props */
function Words({ text: { text, language: spoken } }) {
  const lines = text.split('\n').filter(Boolean);
  return (
    <blockquote lang={spoken ?? undefined}>
      {lines.map((line) => (
        <p key={line}>{keepMail(line)}</p>
      ))}
    </blockquote>
  );
}
