import { language, locale, t } from '../../i18n/index.js';
import { formatMoment } from '../../lib/format.js';

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
      <dl class="receipt-facts">
        {facts(content).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t(wordsAre(content.event.event_state))}</h3>
      {text ? <Words text={text} /> : <p>{t('proof.no-words')}</p>}
      <p class="soft">{t('proof.only-then')}</p>
    </section>
  );
}

/** @param {Content} content @returns {[string, string][]} */
function facts({ event, ledger, pii_processing: { purposes } }) {
  return [
    [t('proof.what'), purposes[0].label[language.value]],
    [t('proof.answer'), answer(event.event_state)],
    [t('proof.when'), formatMoment(event.event_time, locale.value)],
    [t('proof.number'), String(ledger.number)],
  ];
}

/** @param {string} state @returns {import('../../i18n/index.js').Key} */
function wordsAre(state) {
  if (state === 'asked') return 'proof.words.asked';
  return state === 'lapsed' ? 'proof.words.lapsed' : 'proof.words';
}

/** @param {string} state */
function answer(state) {
  if (state === 'given') return t('proof.answer.given');
  if (state === 'lapsed') return t('proof.answer.lapsed');
  return t(state === 'asked' ? 'proof.answer.asked' : 'proof.answer.withdrawn');
}

/** @param {{ text: NonNullable<Content['pii_processing']['consent_text']> }} props */
function Words({ text: { text, language: spoken } }) {
  const lines = text.split('\n').filter(Boolean);
  return (
    <blockquote lang={spoken ?? undefined}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </blockquote>
  );
}
