import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../../../i18n/index.js';
import { formatDay } from '../../../lib/format.js';
import { keepTogether } from '../../../lib/no-break.js';
import { since } from '../../../lib/notice.js';
import { Line } from './line.jsx';
import { idOf } from './sections.jsx';

/**
 * @typedef {object} SectionChange
 * @property {string} key
 * @property {string | null} title
 * @property {'ADDED' | 'REMOVED' | 'CHANGED'} kind
 * @property {import('./line.jsx').LineChange[]} lines
 *
 * @typedef {object} NoticeChanges
 * @property {number} since the version that it is compared with
 * @property {SectionChange[]} sections
 */

/**
 * What is new, in short and then word by word.
 *
 * @param {NoticeChanges & { notice: import('./erklaering.jsx').Notice, isChosen: boolean }} props
 *   `isChosen` where one asked for the comparison, and is led to it
 */
export function Changes({ sections, notice, isChosen, ...compared }) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const earlier = notice.versions.find(({ version }) => version === compared.since);
  useEffect(() => {
    if (isChosen) heading.current?.focus();
  }, [isChosen, compared.since]);
  return (
    <section class="card notice-changes" aria-labelledby="news">
      <h2 id="news" tabIndex={-1} ref={heading}>
        {isChosen ? t('notice.news.between', { version: compared.since }) : t('notice.news')}
      </h2>
      {earlier && (
        <p class="soft">
          {t('notice.news.held', { day: keepTogether(formatDay(earlier.date, locale.value)) })}
        </p>
      )}
      <ul>
        {since(notice.versions, compared.since).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <details class="notice-details" open>
        <summary>{t('notice.news.words')}</summary>
        <p class="soft">{t('notice.news.marks')}</p>
        {sections.map((section) => (
          <Changed key={section.key} section={section} />
        ))}
      </details>
    </section>
  );
}

/** @param {{ section: SectionChange }} props */
function Changed({ section }) {
  const { kind, title, lines } = section;
  const name = title ?? t('notice.opening');
  return (
    <div class="notice-change">
      <h3>{name}</h3>
      {kind === 'ADDED' ? (
        <p>
          {t('notice.added')}{' '}
          <a class="ds-link" href={`#${idOf(section.key)}`}>
            {t('notice.added.read', { title: name })}
          </a>
        </p>
      ) : (
        <>
          {kind === 'REMOVED' && <p>{t('notice.removed')}</p>}
          {lines.map((line) => (
            <Line {...line} />
          ))}
        </>
      )}
    </div>
  );
}
