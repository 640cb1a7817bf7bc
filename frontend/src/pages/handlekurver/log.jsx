import { useContext } from 'preact/hooks';
import { WordedIn } from '../../components/words.jsx';
import { language, locale, t } from '../../i18n/index.js';
import { formatAgo } from '../../lib/format.js';
import { sentence } from '../../lib/texts.js';

/** What was done with it, here and in the shop. @param {{ changes: any[] }} props */
export function Log({ changes }) {
  const isSayable = useContext(WordedIn) === language.value;
  if (changes.length === 0 || !isSayable) return null;
  return (
    <details class="cart-log">
      <summary>{t('cart.log')}</summary>
      <ul class="lines">
        {changes.map(({ id, said, at, undoneAt }) => (
          <li key={id}>
            <p class="change">
              {undoneAt ? <s>{said}</s> : said}
              {undoneAt && ` ${t('cart.log.undone')}`}
            </p>
            <p class="soft small">{`${sentence(formatAgo(at, locale.value))}.`}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
