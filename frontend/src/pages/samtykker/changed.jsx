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
        {parts.map(({ change, text }, at) => {
          if (change === 'ADDED') return <ins key={at}>{text}</ins>;
          if (change === 'REMOVED') return <del key={at}>{text}</del>;
          return text;
        })}
      </p>
      <p class="soft small">{t('consents.changed.how')}</p>
    </div>
  );
}
