import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { goneNow } from '../../components/confirmation.jsx';
import { useTurns } from '../../components/use-turns.js';
import { t } from '../../i18n/index.js';
import ConsentWithdrawByLink from '../../operations/consent-link/consent-withdraw-by-link.graphql';
import ConsentWithdrawUndoByLink from '../../operations/consent-link/consent-withdraw-undo-by-link.graphql';

/**
 * @typedef {'NEWS' | 'OFFERS' | 'DISCOUNT_CODES' | 'ARTICLES' | 'CART_REMINDER' | 'SMS'} Purpose of what comes there
 * @typedef {{ everything?: true, besides?: true, kind?: Purpose }} How the letter's own kind, where none is said
 * @typedef {{ undo: string, isLess?: boolean }} Taken `isLess`: what goes with a consent doesn't come back with it
 * @typedef {import('./leaving.jsx').Consent} Consent
 *
 * @typedef {object} Shown
 * @property {() => Consent} now what the page shows
 * @property {(consent: Consent) => void} tell what it is to show
 */

/**
 * What the link does: each press has a way back of its own, and the last is the first to be taken.
 *
 * @param {string} token @param {Shown} shown @param {() => void} onDead
 */
export function useActs(token, { now, tell }, onDead) {
  const leaving = useMutation(ConsentWithdrawByLink);
  const takingBack = useMutation(ConsentWithdrawUndoByLink);
  const { take, told, isAwaited } = useTurns();
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );
  const taken = useSignal(/** @type {Taken[]} */ ([]));

  /** @param {string} at @param {() => Promise<void>} act @param {boolean} [isUndo] */
  function press(at, act, isUndo) {
    failed.value = null;
    return take({ ...turnOf(at), act, isUndo });
  }

  /** @param {typeof leaving} act @param {object} input @returns {Promise<any>} the payload, where it was done */
  async function act({ run }, input) {
    const outcome = await run({ token, ...input });
    if (!outcome) return undefined;
    if ('payload' in outcome) return outcome.payload;
    if (isOver(outcome)) onDead();
    else failed.value = outcome;
    return undefined;
  }

  /** @param {How} how */
  async function leave(how) {
    // It was listed when it was pressed; what ended it since has its own way back.
    if (how.kind && !isListed(how.kind, now())) return;
    const payload = await act(leaving, how);
    if (!payload) return;
    const { consent, undo, onItsWay } = payload;
    if (undo) taken.value = [...taken.value, { undo, isLess: how.besides }];
    const said = () => t(doneWords(how));
    const words = () => (onItsWay ? `${said()} ${t('leaving.done.onItsWay')}` : said());
    tell(consent);
    say(words, undo ? 'leaving.undo' : 'leaving.undo.earlier');
  }

  /** @param {Taken} last */
  async function takeBack(last) {
    const payload = await act(takingBack, { undo: last.undo });
    if (!payload) return;
    taken.value = taken.value.filter((each) => each !== last);
    tell(payload.consent);
    say(() => t(last.isLess ? 'leaving.undone.besides' : 'leaving.undone'), 'leaving.undo.before');
  }

  /** @param {() => string} words @param {import('../../i18n/index.js').Key} undo what the way back is called, where there is one */
  function say(words, undo) {
    const last = taken.value.at(-1);
    const back = last && (() => press(last.undo, () => takeBack(last), true));
    done.value = {
      ...goneNow(words, back),
      undoWords: () => t(undo),
      isUndoing: () => Boolean(last && told(turnOf(last.undo))['aria-busy']),
      takesFocus: !isAwaited(),
    };
  }

  return {
    done,
    failed,
    /** @param {How} how */
    leave: (how) => press(placeOf(how), () => leave(how)),
    /** @param {How} how */
    told: (how) => told(turnOf(placeOf(how))),
  };
}

/** @param {string} at */
const turnOf = (at) => ({ at, press: at });

/** @param {How} how */
const placeOf = ({ everything, besides, kind }) =>
  kind ?? ((everything && 'everything') || (besides && 'besides') || 'this');

/** @param {Purpose} kind @param {Consent} consent */
const isListed = (kind, { everything, waiting }) =>
  [...everything, ...waiting].some(({ purpose }) => purpose === kind);

/** @param {How} how @returns {import('../../i18n/index.js').Key} */
function doneWords({ everything, besides, kind }) {
  if (kind) return `leaving.done.${kind}`;
  if (besides) return 'leaving.done.besides';
  return everything ? 'leaving.done.everything' : 'leaving.done.this';
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isOver = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');
