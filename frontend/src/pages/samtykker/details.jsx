import { locale, t } from '../../i18n/index.js';
import { formatMoment } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { Changed } from './changed.jsx';
import { inWords } from './in-words.js';
import { Text, textTitle } from './texts.jsx';

/** @typedef {import('../../lib/consents.js').Consent} Consent */

/**
 * How it stands, and all that lies behind: the exact words, and everything that was said, with its receipts.
 *
 * @param {{ consent: Consent }} props
 */
export function Details({ consent }) {
  const { label, state, agreedText, currentText, difference } = consent;
  const { inForce, asksAgain, byInterest, history } = consent;
  const isUntold = !agreedText && history.length > 0 && !byInterest && state !== 'NEVER';
  return (
    <details class="consent-more">
      <summary>
        <span class="consent-state" data-in-force={inForce}>
          {asksAgain ? t('consents.details') : inWords(consent)}
        </span>
        <span class="ds-sr-only">
          {' '}
          {label}: {t('consents.details')}
        </span>
      </summary>
      <div>
        {agreedText && <Text text={agreedText} title={textTitle(consent)} />}
        {isUntold && <p>{t('consents.text.untold')}</p>}
        {!agreedText && <Text text={currentText} title={t('consents.text.today')} />}
        {difference && !asksAgain && <Changed parts={difference} />}
        {agreedText && isTodaysAnother(consent) && (
          <Text text={currentText} title={t('consents.text.today')} />
        )}
        <History steps={history} byInterest={byInterest} />
      </div>
    </details>
  );
}

/** Whether a yes today would be one to other words, which the difference doesn't show. @param {Consent} consent */
function isTodaysAnother({ agreedText, currentText, difference }) {
  if (agreedText?.language !== currentText.language) return true;
  return agreedText?.version !== currentText.version && !difference;
}

/** @param {{ steps: Consent['history'], byInterest: boolean }} props */
function History({ steps, byInterest }) {
  return (
    <div class="consent-part">
      <h4>{t('consents.history')}</h4>
      {steps.length === 0 && <p class="soft">{t('consents.history.none')}</p>}
      <ul class="lines">
        {steps.map((step) => (
          <li key={step.receiptNumber}>
            <Said step={step} byInterest={byInterest} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param {{ step: import('../../lib/consents.js').Step, byInterest: boolean }} props */
function Said({ step, byInterest }) {
  const { receiptNumber, action, channel, at, textVersion } = step;
  const when = keepTogether(formatMoment(at, locale.value));
  return (
    <div class="consent-said">
      <p>
        <strong>{t(said(action, byInterest))}</strong> {!hasNoChannel(action) && channel}
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

/** Whether the word tells how, or nobody did anything. @param {import('../../lib/consents.js').Step['action']} action */
const hasNoChannel = (action) => ['MOVED', 'LEFT', 'UNDONE'].includes(action);

/**
 * @param {import('../../lib/consents.js').Step['action']} action
 * @param {boolean} byInterest where nobody need agree
 * @returns {import('../../i18n/index.js').Key}
 */
function said(action, byInterest) {
  if (byInterest && (action === 'GIVEN' || action === 'CARRIED')) return 'consents.step.on';
  if (byInterest && action === 'WITHDRAWN') return 'consents.step.off';
  return `consents.step.${action}`;
}
