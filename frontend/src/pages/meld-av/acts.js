import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import ConsentWithdrawByLink from '../../operations/consent-link/consent-withdraw-by-link.graphql';
import ConsentWithdrawUndoByLink from '../../operations/consent-link/consent-withdraw-undo-by-link.graphql';

/**
 * @typedef {'NEWS' | 'OFFERS' | 'DISCOUNT_CODES' | 'ARTICLES' | 'CART_REMINDER' | 'SMS'} Purpose of what comes there
 * @typedef {{ everything?: true, besides?: true, kind?: Purpose }} How the letter's own kind, where none is said
 * @typedef {{ undo: string, isLess?: boolean }} Taken `isLess`: what goes with a consent doesn't come back with it
 */

/**
 * What the link does: each press has a way back of its own, and the last is the first to be taken.
 *
 * @param {string} token @param {() => void} onDead
 */
export function useActs(token, onDead) {
  const leaving = useMutation(ConsentWithdrawByLink);
  const takingBack = useMutation(ConsentWithdrawUndoByLink);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );
  const taken = useSignal(/** @type {Taken[]} */ ([]));

  /** @param {typeof leaving} act @param {object} input @returns {Promise<any>} the payload, where it was done */
  async function act({ run }, input) {
    failed.value = null;
    const outcome = await run({ token, ...input });
    if (!outcome) return undefined;
    if ('payload' in outcome) return outcome.payload;
    if (isOver(outcome)) onDead();
    else failed.value = outcome;
    return undefined;
  }

  /** @param {How} how */
  async function leave(how) {
    const payload = await act(leaving, how);
    if (!payload) return;
    const { undo, onItsWay } = payload;
    if (undo) taken.value = [...taken.value, { undo, isLess: how.besides }];
    const said = () => t(doneWords(how));
    const words = () => (onItsWay ? `${said()} ${t('leaving.done.onItsWay')}` : said());
    say(words, undo && 'leaving.undo');
  }

  async function takeBack() {
    const [last, ...before] = taken.value.toReversed();
    if (!last || !(await act(takingBack, { undo: last.undo }))) return;
    taken.value = before.toReversed();
    const said = () => t(last.isLess ? 'leaving.undone.besides' : 'leaving.undone');
    say(said, before.length > 0 && 'leaving.undo.before');
  }

  /** @param {() => string} words @param {import('../../i18n/index.js').Key | false | null} undo what the way back is called */
  function say(words, undo) {
    done.value = undo ? { ...goneNow(words, takeBack), undoWords: () => t(undo) } : goneNow(words);
  }

  return { done, failed, busy: leaving.busy.value || takingBack.busy.value, leave };
}

/** @param {How} how @returns {import('../../i18n/index.js').Key} */
function doneWords({ everything, besides, kind }) {
  if (kind) return `leaving.done.${kind}`;
  if (besides) return 'leaving.done.besides';
  return everything ? 'leaving.done.everything' : 'leaving.done.this';
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isOver = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');
