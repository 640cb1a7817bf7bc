import { t } from '../../../i18n/index.js';
import { idOf } from './sections.jsx';

/** @param {{ sections: import('./sections.jsx').Section[] }} props */
export function Contents({ sections }) {
  return (
    <nav class="card notice-contents" aria-labelledby="contents">
      <h2 id="contents">{t('notice.contents')}</h2>
      <ul>
        {sections.map(
          ({ key, title, level }) =>
            title && (
              <li key={key} data-level={level}>
                <a class="ds-link" href={`#${idOf(key)}`}>
                  {title}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
