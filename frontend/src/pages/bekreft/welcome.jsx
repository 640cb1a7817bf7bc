import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { saidYesTo } from '../../components/boxes/said.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import JoinedMailWithdraw from '../../operations/club/joined-mail-withdraw.graphql';

/**
 * The first words to whoever's account is ready. What they ticked on the way is taken back here by one press, as
 * it was given.
 *
 * @param {{ purposes: string[] }} props of the e-mail that they get now
 */
export function Welcome({ purposes }) {
  const isGone = useSignal(false);
  if (isGone.value) return <Gone />;
  return (
    <>
      {t('verify.welcome')}
      {purposes.length > 0 && <NoMail purposes={purposes} isGone={isGone} />}
    </>
  );
}

/** @param {{ purposes: string[], isGone: import('@preact/signals').Signal<boolean> }} props */
function NoMail({ purposes, isGone }) {
  const { busy, run } = useMutation(JoinedMailWithdraw);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  async function withdraw() {
    const latest = await run({ purposes });
    if (!latest) return;
    if ('payload' in latest) isGone.value = true;
    else outcome.value = latest;
  }

  return (
    <>
      <p class="notice-said">{saidYesTo(purposes)}</p>
      <div class="notice-act">
        <Button variant="secondary" busy={busy.value} onClick={withdraw}>
          {t('verify.no-mail')}
        </Button>
      </div>
      <Failure outcome={outcome.value} />
    </>
  );
}

/** Takes the focus, since the button is gone. */
function Gone() {
  const words = useRef(/** @type {HTMLSpanElement | null} */ (null));
  useEffect(() => words.current?.focus(), []);
  return (
    <span ref={words} tabIndex={-1}>
      {t('verify.no-mail.done')}
    </span>
  );
}
