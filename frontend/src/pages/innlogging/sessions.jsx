import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import SessionRevoke from '../../operations/security/session-revoke.graphql';
import SessionRevokeOthers from '../../operations/security/session-revoke-others.graphql';
import { Device } from './device.jsx';
import { nameOf } from './name-of.js';

/** @typedef {import('./device.jsx').Session} Session */

/** @param {{ sessions: Session[] }} props the one in hand first */
export function Sessions({ sessions }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  return (
    <section class="section" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p class="soft">{t('sessions.text')}</p>
      <Devices
        sessions={sessions}
        say={(text) => {
          done.value = text && goneNow(text);
        }}
      />
      <Confirmation done={done.value} />
    </section>
  );
}

/** @param {{ sessions: Session[], say: (text: (() => string) | null) => void }} props */
function Devices({ sessions, say }) {
  const one = useMutation(SessionRevoke);
  const others = useMutation(SessionRevokeOthers);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  /** What was said of the last act isn't said of the next one. */
  function beginAnew() {
    outcome.value = undefined;
    say(null);
  }

  /** @param {Session} session */
  async function end(session) {
    beginAnew();
    outcome.value = await one.run({ id: session.id });
    if (!outcome.value || !('payload' in outcome.value)) return;
    say(() => t('sessions.ended', { device: nameOf(session) }));
  }

  async function endOthers() {
    beginAnew();
    outcome.value = await others.run();
    if (!outcome.value || !('payload' in outcome.value)) return;
    const count = outcome.value.payload.revokedCount;
    say(() => t('sessions.others-ended', { count }));
  }

  return (
    <>
      <ul class="plain-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <Device session={session} busy={one.busy.value} onEnd={() => end(session)} />
          </li>
        ))}
      </ul>
      <Failure outcome={outcome.value} />
      {sessions.length > 1 ? (
        <div class="acts">
          <Button variant="secondary" busy={others.busy.value} onClick={endOthers}>
            {t('sessions.end-others')}
          </Button>
        </div>
      ) : (
        <p class="soft">{t('sessions.alone')}</p>
      )}
    </>
  );
}
