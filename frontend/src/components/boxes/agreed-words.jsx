import { t } from '../../i18n/index.js';
import { keepMail } from '../../lib/texts.js';
import './agreed-words.css';

/**
 * The words that one says yes to, folded away.
 *
 * @param {object} props
 * @param {string[]} props.paragraphs
 * @param {string | null} props.language of these, which may be another than the page's
 */
export function AgreedWords({ paragraphs, language }) {
  return (
    <details class="agreed-words">
      <summary>{t('boxes.more')}</summary>
      <div lang={language?.toLowerCase()}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{keepMail(paragraph)}</p>
        ))}
      </div>
    </details>
  );
}
