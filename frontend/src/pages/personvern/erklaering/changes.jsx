import { useSignal } from '@preact/signals';
import { useQuery } from '../../../app/use-query.js';
import { LoadFailed } from '../../../components/load-failed.jsx';
import { Loading } from '../../../components/loading.jsx';
import { locale, t } from '../../../i18n/index.js';
import { formatDay } from '../../../lib/format.js';
import { keepTogether } from '../../../lib/no-break.js';
import { newIn } from '../../../lib/notice.js';
import PrivacyNoticeChanges from '../../../operations/privacy/privacy-notice-changes.graphql';
import { Line } from './line.jsx';
import { idOf } from './sections.jsx';

/**
 * @typedef {object} SectionChange
 * @property {string} key
 * @property {string | null} title
 * @property {'ADDED' | 'REMOVED' | 'CHANGED'} kind
 * @property {import('./line.jsx').LineChange[]} lines
 */

/**
 * What is new since an edition, in short, and word by word for who opens it.
 *
 * @param {object} props
 * @param {string} props.id of its heading
 * @param {import('./erklaering.jsx').Notice} props.notice
 * @param {number} props.since
 * @param {string} props.title
 * @param {import('preact').Ref<HTMLHeadingElement>} [props.heading] where it is to have focus
 * @param {boolean} [props.isOpen] from the beginning
 * @param {preact.ComponentChildren} [props.children] what can be done
 */
export function Changes({ id, notice, since, title, heading, isOpen = false, children }) {
  const isOpened = useSignal(isOpen);
  const earlier = notice.versions.find(({ version }) => version === since);
  return (
    <section class="card notice-changes" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {earlier && (
        <p class="soft">
          {t('notice.news.held', { day: keepTogether(formatDay(earlier.date, locale.value)) })}
        </p>
      )}
      <ul>
        {newIn(notice.versions, since).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <details
        class="notice-details"
        open={isOpen}
        onToggle={({ currentTarget }) => {
          // Once fetched it stays, so that opening it again is at once.
          isOpened.value ||= currentTarget.open;
        }}
      >
        <summary>{t('notice.news.words')}</summary>
        {isOpened.value && <WordByWord since={since} />}
      </details>
      {children}
    </section>
  );
}

/** @param {{ since: number }} props */
function WordByWord({ since }) {
  const { data, failed } = useQuery(PrivacyNoticeChanges, { since }, { isWorded: true });
  if (failed) return <LoadFailed />;
  if (!data) return <Loading rows={3} />;
  /** @type {SectionChange[]} */
  const sections = data.privacyNotice.changes?.sections ?? [];
  return (
    <>
      <p class="soft">{t('notice.news.marks')}</p>
      {sections.map((section) => (
        <Changed key={section.key} section={section} />
      ))}
    </>
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
