import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { doneNow, goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';

/**
 * What a saved part of the profile says, and how it is taken back.
 *
 * @param {import('../../i18n/index.js').Key} text confirmation of the saving
 * @param {object} before what the profile held, as input
 */
export function useSaved(text, before) {
  const { run } = useMutation(ProfileUpdate);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  /** What came of taking it back, for `Failure` to tell. */
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  /** Grows with each undo, so that the fields are made anew with what they held before. */
  const version = useSignal(0);

  function saved() {
    outcome.value = undefined;
    const previous = before;
    done.value = doneNow(
      () => t(text),
      () => undo(previous),
    );
  }

  /** @param {object} previous */
  async function undo(previous) {
    outcome.value = await run(previous);
    if (!outcome.value || !('payload' in outcome.value)) return;
    version.value += 1;
    done.value = goneNow(() => t('profile.undone'));
  }

  return { done, outcome, version, saved };
}
