import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
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
import { Changes } from './changes.jsx';
import { Contents } from './contents.jsx';
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
 * @property {import('./changes.jsx').NoticeChanges | null} changes
 */

/** The privacy notice, for everybody, and what is new since one last saw it (S21 to S23, S35, S44). */
export default function NoticePage() {
  const { notice, failed, chosen, choose } = useNotice();
  useSeen(notice);
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
          {notice.changes && <Changes {...notice.changes} notice={notice} isChosen={chosen} />}
          <Contents sections={notice.sections} />
          <Sections sections={notice.sections} />
          <Versions versions={notice.versions} onCompare={choose} />
        </>
      )}
    </Page>
  );
}

/**
 * The notice in the language that is spoken. Once it has been shown it is seen, to the server: what it
 * was compared with at first is asked for again where the language changes, and stays on the page.
 */
function useNotice() {
  const [chosen, choose] = useState(/** @type {number | null} */ (null));
  const first = useRef(/** @type {number | null} */ (null));
  const spoken = language.value;
  const variables = useMemo(() => ({ since: chosen ?? first.current }), [chosen, spoken]);
  const { data, failed, wordedIn } = useQuery(PrivacyNotice, variables, { isWorded: true });
  /** @type {Notice | undefined} */
  const notice = wordedIn === spoken ? data?.privacyNotice : undefined;
  first.current ??= notice?.lastSeenVersion ?? null;
  return { notice, failed, chosen: chosen !== null && notice?.changes?.since === chosen, choose };
}

/**
 * Tells the server that it was shown, to whom is signed in. Where that fails, what is new stands here
 * the next time too.
 *
 * @param {Notice | undefined} notice
 */
function useSeen(notice) {
  const isIn = Boolean(customer.value);
  const version = notice?.version;
  const isNew = Boolean(notice && notice.version > (notice.lastSeenVersion ?? 0));
  useEffect(() => {
    // Not by `useMutation`: what is told here changes nothing that the page shows.
    if (isIn && isNew) client.mutation(PrivacyNoticeSeen, { input: { version } }).toPromise();
  }, [isIn, isNew, version]);
}
