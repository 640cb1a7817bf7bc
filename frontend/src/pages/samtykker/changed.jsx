import { t } from '../../i18n/index.js';

/**
 * What was rewritten since one agreed, word by word.
 *
 * @param {{ parts: NonNullable<import('../../lib/consents.js').Consent['difference']> }} props
 */
export function Changed({ parts }) {
  return (
    <div class="consent-changed">
      <h4>{t('consents.changed')}</h4>
      <p class="consent-words">
        {parts.map((part, at) => (
          <Part key={at} {...part} />
        ))}
      </p>
      <p class="soft small">{t('consents.changed.how')}</p>
    </div>
  );
}

/** The marks are seen without colour, and read aloud. @param {{ change: 'SAME' | 'ADDED' | 'REMOVED', text: string }} props */
function Part({ change, text }) {
  if (change === 'SAME') return <>{text}</>;
  const Mark = change === 'ADDED' ? 'ins' : 'del';
  return (
    <>
      <span class="ds-sr-only"> {t(`consents.changed.${change}`)} </span>
      <Mark>{text}</Mark>
      <span class="ds-sr-only"> {t('consents.changed.end')} </span>
    </>
  );
}
