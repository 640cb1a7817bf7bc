import { privacyNotice } from '../../app/shop.js';
import { useQuery } from '../../app/use-query.js';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import PrivacyNoticeNews from '../../operations/privacy/privacy-notice-news.graphql';

/** That the notice has changed since one last saw it; where it hasn't, nothing. */
export function NoticeNews() {
  // Never what it was before one read it: the line would stand there for a moment, and go.
  const { data } = useQuery(PrivacyNoticeNews, {}, { isWorded: true });
  const notice = data?.privacyNotice;
  if (!notice?.lastSeenVersion || notice.lastSeenVersion >= notice.version) return null;
  return (
    <p class="soft">
      {t('privacy.news', { day: formatDay(notice.date, locale.value) })}{' '}
      <a class="ds-link" href={privacyNotice}>
        {t('privacy.news.see')}
      </a>
    </p>
  );
}
