import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { draftOf } from '../../lib/drafts.js';
import { useOpener } from './use-opener.js';

/** As the profile and the overview link to it. */
const wish = '#epost';

/** Name under which a new address is kept until it is sent. */
export const emailDraft = 'email';

/**
 * How far a change of address has come: at rest, at the new address, or at the code sent to it.
 *
 * @typedef {import('./email.jsx').Pending} Pending
 * @typedef {'rest' | 'address' | 'code'} Step
 *
 * @param {Pending | null} pending begun before this page was opened
 */
export function useEmailChange(pending) {
  const isLedTo = useRef(location.hash === wish);
  const step = useSignal(firstStep(pending, isLedTo.current));
  // Kept when the server has forgotten it: what it said of a spent code stays in sight.
  const sent = useSignal(pending);
  const isSpent = useSignal(false);
  const opener = useOpener();

  // Tried too often, or too old: the server has forgotten it while one looks at it.
  useEffect(() => {
    isSpent.value = !pending;
  }, [!pending]);

  /** @param {Step} next */
  function go(next) {
    isLedTo.current = true;
    step.value = next;
  }

  return {
    step: step.value,
    sent: sent.value,
    /** Whether the code that was sent is of no use any more. */
    isSpent: isSpent.value,
    /** Whether an act of one's own led to this step. */
    isLedTo: isLedTo.current,
    opener,
    begin: () => go('address'),
    /** @param {Pending} to */
    sentTo(to) {
      sent.value = to;
      isSpent.value = false;
      go('code');
    },
    giveUp() {
      opener.noteGivenUp();
      go(sent.value ? 'code' : 'rest');
    },
    end() {
      sent.value = null;
      go('rest');
    },
  };
}

/** @param {Pending | null} pending @param {boolean} isWished @returns {Step} */
function firstStep(pending, isWished) {
  if (pending) return 'code';
  return isWished || draftOf(emailDraft) ? 'address' : 'rest';
}
