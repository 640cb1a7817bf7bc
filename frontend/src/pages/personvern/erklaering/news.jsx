import { useSignal } from '@preact/signals';
import { customer } from '../../../app/session.js';
import { useMutation } from '../../../app/use-mutation.js';
import { Button } from '../../../components/button.jsx';
import { Confirmation, goneNow } from '../../../components/confirmation.jsx';
import { Failure } from '../../../components/failure.jsx';
import { t } from '../../../i18n/index.js';
import { readHere, readLast, unreadSince } from '../../../lib/notice.js';
import PrivacyNoticeSeen from '../../../operations/privacy/privacy-notice-seen.graphql';
import { Changes } from './changes.jsx';

/** @typedef {import('./erklaering.jsx').Notice} Notice */

/**
 * What is new, until one says that one has read it: to the server where one is signed in, else to the
 * browser, which remembers nothing before that is asked for.
 *
 * @param {{ notice: Notice }} props
 */
export function News({ notice }) {
  const { busy, run } = useMutation(PrivacyNoticeSeen);
  const done = useSignal(
    /** @type {import('../../../components/confirmation.jsx').Done | null} */ (null),
  );
  const outcome = useSignal(
    /** @type {import('../../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const isIn = Boolean(customer.value);
  const last = isIn ? notice.lastSeenVersion : readLast();
  const since = unreadSince(notice, last, isIn);

  async function read() {
    const { version } = notice;
    outcome.value = isIn ? await run({ version }) : { payload: readHere(version) };
    if (!outcome.value || !('payload' in outcome.value)) return;
    done.value = goneNow(() => t('notice.news.thanks'));
  }

  return (
    <>
      {since !== null && !done.value && (
        <Changes
          id="news"
          notice={notice}
          since={since}
          title={t(last === null ? 'notice.news.newest' : 'notice.news')}
        >
          <Failure outcome={outcome.value} />
          <div class="acts">
            <Button variant="secondary" busy={busy.value} onClick={read}>
              {t('notice.news.read')}
            </Button>
          </div>
        </Changes>
      )}
      <Confirmation done={done.value} />
    </>
  );
}
