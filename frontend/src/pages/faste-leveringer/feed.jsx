import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import CalendarFeed from '../../operations/subscriptions/calendar-feed.graphql';
import CalendarFeedRenew from '../../operations/subscriptions/calendar-feed-renew.graphql';

/** The same days in one's own calendar, at an address that is made once it is asked for. */
export function Feed() {
  const { data } = useQuery(CalendarFeed);
  const { busy, run } = useMutation(CalendarFeedRenew);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  if (!data?.me) return null;
  const { calendarFeed } = data.me;

  async function renew() {
    outcome.value = (await run()) ?? null;
    if (!outcome.value || !('payload' in outcome.value)) return;
    done.value = doneNow(() => t(calendarFeed ? 'fast.feed.renewed' : 'fast.feed.made'));
  }

  return (
    <section class="card" aria-labelledby="feed">
      <h2 id="feed">{t('fast.feed.title')}</h2>
      <p>{t('fast.feed.text')}</p>
      <Confirmation done={done.value} />
      <Failure outcome={outcome.value} />
      {calendarFeed?.url && <Address key={calendarFeed.url} url={calendarFeed.url} />}
      <div class="acts">
        <Button
          variant={calendarFeed ? 'secondary' : 'primary'}
          busy={busy.value}
          busyLabel={t('fast.feed.busy')}
          onClick={renew}
        >
          {t(calendarFeed ? 'fast.feed.renew' : 'fast.feed.make')}
        </Button>
      </div>
      {calendarFeed && <p class="soft small">{t('fast.feed.renew.then')}</p>}
    </section>
  );
}

/** @param {{ url: string }} props */
function Address({ url }) {
  const id = useId();
  const came = useSignal(/** @type {'copied' | 'not-copied' | null} */ (null));

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      came.value = 'copied';
    } catch {
      // Refused by the browser, or not there at all, as on a page without https.
      came.value = 'not-copied';
    }
  }

  return (
    <div class="calendar-address">
      <label class="ds-label" for={id}>
        {t('fast.feed.address')}
      </label>
      <input
        class="ds-input"
        id={id}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="acts">
        <Button data-size="sm" onClick={copy}>
          {t('fast.feed.copy')}
        </Button>
      </div>
      <div role="status">{came.value && <p class="small">{t(`fast.feed.${came.value}`)}</p>}</div>
    </div>
  );
}
