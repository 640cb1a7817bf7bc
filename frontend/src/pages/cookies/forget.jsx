import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import { store, whileOpen } from '../../lib/stored.js';
import CookiesForget from '../../operations/cookies/cookies-forget.graphql';

/** @typedef {import('./kept-list.jsx').Kept} Kept */

/** Deletes what the app put in the browser, but the session. @param {{ kept: Kept[], isAsked: boolean }} props `isAsked` where something was to choose */
export function Forget({ kept, isAsked }) {
  const { busy, run } = useMutation(CookiesForget);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function forget() {
    done.value = null;
    outcome.value = await run();
    if (!outcome.value || !('payload' in outcome.value)) return;
    forgetStored(kept);
    done.value = doneNow(() => t('cookies.forgotten'));
  }

  return (
    <section class="section" aria-labelledby="forget">
      <h2 id="forget">{t('cookies.forget.title')}</h2>
      <p>{t(isAsked ? 'cookies.forget.text' : 'cookies.forget.text.none')}</p>
      <p>{t('cookies.forget.browser')}</p>
      <Failure outcome={outcome.value} />
      <div class="acts">
        <Button variant="secondary" busy={busy.value} onClick={forget}>
          {t('cookies.forget')}
        </Button>
      </div>
      <Confirmation done={done.value} />
    </section>
  );
}

/** Scripts reach what isn't a cookie; the server takes those. @param {Kept[]} kept */
function forgetStored(kept) {
  for (const { name, place } of kept) {
    if (place === 'LOCAL_STORAGE') store(name, null);
    if (place === 'SESSION_STORAGE') store(name, null, whileOpen);
  }
}
