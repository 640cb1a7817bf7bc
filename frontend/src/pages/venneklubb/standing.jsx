import { Button } from '../../components/button.jsx';
import { Friends } from '../../components/illustrations/scenes/friends.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';

/**
 * That one is a member, or what it takes to be one.
 *
 * @param {{ since: string | null, busy: boolean, onJoin: () => void }} props
 */
export function Standing({ since, busy, onJoin }) {
  return (
    <section class="card standing" aria-labelledby="standing">
      <Friends />
      <div class="section">
        <h2 id="standing">{t(since ? 'club.member.title' : 'club.join.title')}</h2>
        {since ? <Since moment={since} /> : <Join busy={busy} onJoin={onJoin} />}
      </div>
    </section>
  );
}

/** @param {{ moment: string }} props */
function Since({ moment }) {
  const day = keepTogether(formatDayOf(moment, locale.value));
  return <p>{t('club.member.since', { day })}</p>;
}

/** @param {{ busy: boolean, onJoin: () => void }} props */
function Join({ busy, onJoin }) {
  return (
    <>
      <p>{t('club.join.text')}</p>
      <p class="own-choice">{t('club.join.newsletter')}</p>
      <div class="acts">
        <Button busy={busy} busyLabel={t('club.join.busy')} onClick={onJoin}>
          {t('club.join.act')}
        </Button>
      </div>
    </>
  );
}
