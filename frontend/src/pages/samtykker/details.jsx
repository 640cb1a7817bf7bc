import { locale, t } from '../../i18n/index.js';
import { formatDayOf, formatMoment } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { Changed } from './changed.jsx';

/**
 * @typedef {import('../../lib/consents.js').Consent} Consent
 * @typedef {import('../../lib/consents.js').ConsentText} ConsentText
 */

/** All that lies behind: the exact words, and everything that was said, with its receipts. @param {{ consent: Consent }} props */
export function Details({ consent }) {
  const { label, agreedText, currentText, difference, asksAgain, history } = consent;
  return (
    <details class="consent-more">
      <summary>
        {t(agreedText ? 'consents.details.agreed' : 'consents.details')}
        <span class="ds-sr-only">: {label}</span>
      </summary>
      <div>
        {agreedText && <Text text={agreedText} title={whatOf(consent)} />}
        {!agreedText && <Text text={currentText} title={t('consents.text.today')} />}
        {difference && !asksAgain && <Changed parts={difference} />}
        {agreedText && isTodaysAnother(consent) && (
          <Text text={currentText} title={t('consents.text.today')} />
        )}
        <History steps={history} />
      </div>
    </details>
  );
}

/** Whether a yes today would be one to other words, which the difference doesn't show. @param {Consent} consent */
function isTodaysAnother({ agreedText, currentText, difference }) {
  if (agreedText?.language !== currentText.language) return true;
  return agreedText?.version !== currentText.version && !difference;
}

/** @param {Consent} consent */
function whatOf({ agreedText, since, state }) {
  const version = agreedText?.version;
  const day = since ? keepTogether(formatDayOf(since, locale.value)) : '';
  if (state === 'WITHDRAWN') return t('consents.text.was');
  if (state === 'ASKED') return t('consents.text.asked', { day });
  if (!version) return t('consents.text.others', { day });
  return t('consents.text.agreed', { day, version });
}

/** @param {{ text: ConsentText, title: string }} props */
function Text({ text: { label, paragraphs, language }, title }) {
  return (
    <div class="consent-part">
      <h4>{title}</h4>
      <blockquote class="consent-words" lang={language?.toLowerCase()}>
        <p>
          <strong>{label}</strong>
        </p>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </div>
  );
}

/** @param {{ steps: Consent['history'] }} props */
function History({ steps }) {
  return (
    <div class="consent-part">
      <h4>{t('consents.history')}</h4>
      {steps.length === 0 && <p class="soft">{t('consents.history.none')}</p>}
      <ul class="lines">
        {steps.map((step) => (
          <li key={step.receiptNumber}>
            <Said {...step} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param {import('../../lib/consents.js').Step} props */
function Said({ receiptNumber, action, channel, at, textVersion }) {
  const when = keepTogether(formatMoment(at, locale.value));
  return (
    <div class="consent-said">
      <p>
        <strong>{t(`consents.step.${action}`)}</strong> {channel}
        <span class="soft small">
          {when}
          {textVersion && `. ${t('consents.step.version', { version: textVersion })}`}
        </span>
      </p>
      <p class="consent-receipts">
        <a
          class="ds-link"
          href={`/consent/${receiptNumber}.pdf`}
          target="_blank"
          rel="noopener"
          aria-label={t('consents.receipt.named', { number: receiptNumber })}
        >
          {t('consents.receipt')}
        </a>
        <a
          class="ds-link"
          href={`/consent/${receiptNumber}.json`}
          download
          aria-label={t('consents.receipt.file.named', { number: receiptNumber })}
        >
          {t('consents.receipt.file')}
        </a>
      </p>
    </div>
  );
}
