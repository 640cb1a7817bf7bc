import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { keepMail } from '../../lib/texts.js';

/**
 * @typedef {import('../../lib/consents.js').Consent} Consent
 * @typedef {import('../../lib/consents.js').ConsentText} ConsentText
 */

/** The words of others that one agreed to, where those of today ask for more. @param {{ consent: Consent }} props */
export function Before({ consent }) {
  if (!consent.agreedText) return null;
  return (
    <div class="consent-changed">
      <Text text={consent.agreedText} title={textTitle(consent)} />
      <Text text={consent.currentText} title={t('consents.text.today')} />
    </div>
  );
}

/** @param {{ text: ConsentText, title: string }} props */
export function Text({ text: { label, paragraphs, language }, title }) {
  return (
    <div class="consent-part">
      <h4>{title}</h4>
      <blockquote class="consent-words" lang={language?.toLowerCase()}>
        <p>
          <strong>{keepMail(label)}</strong>
        </p>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{keepMail(paragraph)}</p>
        ))}
      </blockquote>
    </div>
  );
}

/** What the words that one agreed to are called. @param {Consent} consent */
export function textTitle({ agreedText, since, restored, state, byInterest }) {
  const version = agreedText?.version;
  const said = restored ?? since;
  const day = said ? keepTogether(formatDayOf(said, locale.value)) : '';
  if (state === 'WITHDRAWN' || byInterest) return t('consents.text.was');
  if (state === 'ASKED') return t('consents.text.asked', { day });
  if (!version) return t('consents.text.others', { day });
  return t('consents.text.agreed', { day, version });
}
