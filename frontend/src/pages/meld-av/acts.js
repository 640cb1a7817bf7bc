import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { goneNow } from '../../components/confirmation.jsx';
import { useTurns } from '../../components/use-turns.js';
import { locale, t } from '../../i18n/index.js';
import { listed } from '../../lib/texts.js';
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
    if (isDead(outcome)) onDead();
    else failed.value = outcome;
    return undefined;
  }

  /** @param {How} how */
  async function leave(how) {
    // It was there when it was pressed; what ended it since has its own way back.
    if (isOver(how, now())) return sayAgain();
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
    const before = sent(now());
    const payload = await act(takingBack, { undo: last.undo });
    if (!payload) return;
    taken.value = taken.value.filter((each) => each !== last);
    tell(payload.consent);
    const back = sent(payload.consent).filter((each) => !before.includes(each));
    const isAll = taken.value.length === 0;
    const words = () => (last.isLess ? t('leaving.undone.besides') : undoneWords(back, isAll));
    say(words, 'leaving.undo.before');
  }

  /** The press is gone, and so would be focus. */
  function sayAgain() {
    if (done.value) done.value = { ...done.value, takesFocus: !isAwaited() };
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

/** @param {Purpose[]} back @param {boolean} isAll */
function undoneWords(back, isAll) {
  if (isAll || back.length === 0) return t('leaving.undone');
  const kinds = back.map((each) => t(`boxes.kind.${each}`));
  return t('leaving.undone.some', { kinds: listed(kinds, locale.value) });
}

/** @param {string} at */
const turnOf = (at) => ({ at, press: at });

/** @param {How} how */
const placeOf = ({ everything, besides, kind }) =>
  kind ?? ((everything && 'everything') || (besides && 'besides') || 'this');

/** @param {How} how @param {Consent} consent */
function isOver({ everything, besides, kind }, consent) {
  if (everything || besides) return false;
  return kind ? !comes(consent).includes(kind) : !consent.inForce;
}

/** @param {Consent} consent what is sent there, or was asked for */
const comes = (consent) => [...sent(consent), ...consent.waiting.map(({ purpose }) => purpose)];

/** @param {Consent} consent */
const sent = ({ everything }) => everything.map(({ purpose }) => purpose);

/** @param {How} how @returns {import('../../i18n/index.js').Key} */
function doneWords({ everything, besides, kind }) {
  if (kind) return `leaving.done.${kind}`;
  if (besides) return 'leaving.done.besides';
  return everything ? 'leaving.done.everything' : 'leaving.done.this';
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isDead = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');
