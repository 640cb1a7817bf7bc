import { signal } from '@preact/signals';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { tell } from './news.jsx';

/** @typedef {import('../../app/use-mutation.js').Outcome} Outcome */

/**
 * An act and the way back. Where that fails it is said, and offered again: what was written is here alone.
 *
 * @param {() => string} done
 * @param {() => Promise<Outcome | undefined>} undo
 * @param {() => string} undone
 * @returns {import('../../components/confirmation.jsx').Done}
 */
export function takenBack(done, undo, undone) {
  const isUndoing = signal(false);

  async function back() {
    if (isUndoing.value) return;
    isUndoing.value = true;
    const outcome = await undo();
    isUndoing.value = false;
    if (outcome && 'payload' in outcome) tell(goneNow(undone));
    else if (outcome) tell(takenBack(() => t('review.not-undone'), undo, undone));
  }

  return { ...goneNow(done, back), isUndoing: () => isUndoing.value };
}
