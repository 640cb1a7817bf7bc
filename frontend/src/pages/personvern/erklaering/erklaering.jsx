import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { client } from '../../../app/client.js';
import { customer } from '../../../app/session.js';
import { useQuery } from '../../../app/use-query.js';
import { LoadFailed } from '../../../components/load-failed.jsx';
import { Loading } from '../../../components/loading.jsx';
import { Page } from '../../../components/page.jsx';
import { useHashFocus } from '../../../components/use-hash-focus.js';
import { language, locale, t } from '../../../i18n/index.js';
import { formatDay } from '../../../lib/format.js';
import { keepTogether } from '../../../lib/no-break.js';
import PrivacyNotice from '../../../operations/privacy/privacy-notice.graphql';
import PrivacyNoticeSeen from '../../../operations/privacy/privacy-notice-seen.graphql';
import { Compared } from './compared.jsx';
import { Contents } from './contents.jsx';
import { News } from './news.jsx';
import { Sections } from './sections.jsx';
import { Versions } from './versions.jsx';
import './erklaering.css';

/**
 * @typedef {object} Notice
 * @property {number} version
 * @property {string} date from which it holds
 * @property {number | null} lastSeenVersion
 * @property {import('./sections.jsx').Section[]} sections
 * @property {import('./versions.jsx').Version[]} versions newest first
 */

/** The privacy notice, for everybody, and what is new since one last read it (S21 to S23, S35, S44). */
export default function NoticePage() {
  const { query, path, route } = useLocation();
  const { notice, failed } = useNotice();
  const chosen = notice?.versions.slice(1).find(({ version }) => `${version}` === query.siden);
  useFirstSeen(notice);
  useHashFocus(Boolean(notice));
  return (
    <Page title={t('notice.title')} intro={t('notice.intro')}>
      {failed && <LoadFailed />}
      {!notice && !failed && <Loading />}
      {notice && (
        <>
          <p class="soft">
            {t('notice.edition', {
              version: notice.version,
              day: keepTogether(formatDay(notice.date, locale.value)),
            })}
          </p>
          {/* Whose page it is comes a moment later. */}
          {customer.value !== undefined && <News notice={notice} />}
          {chosen && <Compared notice={notice} earlier={chosen} />}
          <Contents sections={notice.sections} />
          <Sections sections={notice.sections} />
          {/* In the address, so that it stands here when the page is loaded anew, too. */}
          <Versions
            versions={notice.versions}
            onCompare={(version) => route(`${path}?siden=${version}`, true)}
          />
        </>
      )}
    </Page>
  );
}

/** The notice in the language that is spoken. */
function useNotice() {
  const { data, failed, wordedIn } = useQuery(PrivacyNotice, {}, { isWorded: true });
  /** @type {Notice | undefined} */
  const notice = wordedIn === language.value ? data?.privacyNotice : undefined;
  return { notice, failed };
}

/**
 * Tells the server what they begin with who is signed in and never saw it here: from then on it knows
 * what is new to them. Where that fails, it is told the next time.
 *
 * @param {Notice | undefined} notice
 */
function useFirstSeen(notice) {
  const isIn = Boolean(customer.value);
  const version = notice?.version;
  const isFirst = Boolean(notice && notice.lastSeenVersion === null);
  useEffect(() => {
    // Not by `useMutation`: what is told here changes nothing that the page shows.
    if (isIn && isFirst) client.mutation(PrivacyNoticeSeen, { input: { version } }).toPromise();
  }, [isIn, isFirst, version]);
}
