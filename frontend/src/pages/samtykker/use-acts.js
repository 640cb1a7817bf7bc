import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { doneNow, goneNow } from '../../components/confirmation.jsx';
import { useTurns } from '../../components/use-turns.js';
import { locale, t } from '../../i18n/index.js';
import {
  agreement,
  answerTo,
  canBeRestored,
  canEnd,
  isLostByNo,
  isSent,
  restored,
  topicOf,
} from '../../lib/consents.js';
import { formatPhone } from '../../lib/format.js';
import { idempotency } from '../../lib/idempotency.js';
import { keepInPlace } from '../../lib/keep-in-place.js';
import { keepMail, listed } from '../../lib/texts.js';
import ConsentGive from '../../operations/consents/consent-give.graphql';
import ConsentWithdraw from '../../operations/consents/consent-withdraw.graphql';

/**
 * @typedef {import('../../lib/consents.js').Consent} Consent
 * @typedef {import('../../components/confirmation.jsx').Done} Done
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 * @typedef {ReturnType<typeof useActs>} Acts
 *
 * @typedef {object} Answer
 * @property {Consent[]} consents all of them afterwards
 * @property {boolean} [onItsWay] whether a server held on to something meanwhile
 * @property {boolean | null} [isAsked] whether a mail or SMS left that asks; false where one that left before asks for this too
 */

/** Where what is said of everything at once stands. */
export const ALL = 'ALL';

/**
 * @typedef {object} Shown
 * @property {() => Consent[]} now what the page shows
 * @property {(consents: Consent[]) => void} tell what it is to show
 *
 * @typedef {{ done?: Done, failed?: Outcome }} Said what came of it, where it was said
 */

/**
 * Saying yes and no, in the order in which they were pressed; what came of the last stands where it was said, until
 * something else is.
 *
 * @param {Shown} shown
 */
export function useActs({ now, tell }) {
  const giving = useMutation(ConsentGive);
  const withdrawing = useMutation(ConsentWithdraw);
  const { take, told, isFree, isAwaited } = useTurns();
  const key = useMemo(keyed, []);
  const said = useSignal(/** @type {Record<string, Said>} */ ({}));
  const pressedAt = useRef('');

  /** @param {string} at @param {'yes' | 'no' | 'undo'} press @param {() => Promise<void>} act */
  function press(at, press, act) {
    pressedAt.current = at;
    stay();
    // What was done at another place is told no longer; here it may be tried again to take it back.
    const done = said.value[at]?.done;
    said.value = { ...(isFree() ? {} : said.value), [at]: { done } };
    return take({ ...turnOf(at, press), act });
  }

  /** What was pressed last stays where it is, also where a long question above it goes with its answer. */
  function stay() {
    const at = pressedAt.current;
    const answers = document.getElementById(`answers-${at}`);
    keepInPlace(answers ?? document.getElementById(`consent-${at}`));
  }

  /** @param {string} at @param {Done} done */
  function say(at, done) {
    if (isAwaited()) stay();
    said.value = {
      ...said.value,
      [at]: {
        done: {
          ...done,
          isUndoing: () => Boolean(told(turnOf(at, 'undo'))['aria-busy']),
          // Whoever has pressed something else since is there.
          takesFocus: done.takesFocus && !isAwaited(),
        },
      },
    };
  }

  /**
   * @param {string} at
   * @param {typeof giving} mutation
   * @param {object} input
   * @returns {Promise<Answer | undefined>} undefined where it wasn't done
   */
  async function act(at, { run }, input) {
    const before = said.value[at]?.done;
    said.value = { ...stillSo(said.value, at), [at]: { done: before } };
    const outcome = await run({ ...input, idempotencyKey: key.of(input) });
    if (!outcome) return undefined;
    // Without an answer it may have been done, and isn't done twice.
    if (!('failure' in outcome)) key.renew();
    stay();
    if ('payload' in outcome) {
      tell(outcome.payload.consents);
      return outcome.payload;
    }
    // What was answered is answered; what wasn't may be tried again.
    const stays = 'failure' in outcome && before;
    said.value = {
      ...said.value,
      [at]: { failed: outcome, done: stays ? { ...before, takesFocus: false } : undefined },
    };
    return undefined;
  }

  /** @param {Consent} consent with the words that stood there */
  function give(consent) {
    const { purpose } = consent;
    if (isFree() && answerTo(consent) === true) return;
    press(purpose, 'yes', async () => {
      if (answerTo(nowOf(consent)) === true) return;
      const answer = await act(purpose, giving, { consents: [agreement(consent)] });
      if (answer) sayYes(consent, answer, doneNow);
    });
  }

  /** The form that said it is gone, so is focus. @param {Consent} consent as it was @param {Answer} answer */
  function agreed(consent, answer) {
    if (isFree()) said.value = {};
    // Something else was said since: what is said again is said anew.
    key.renew();
    tell(answer.consents);
    sayYes(consent, answer, goneNow);
  }

  /** @param {Consent} consent as it was @param {Answer} answer @param {typeof doneNow} done */
  function sayYes(consent, answer, done) {
    const { purpose } = consent;
    const became = answer.consents.find((each) => each.purpose === purpose) ?? consent;
    const undo = () => press(purpose, 'undo', () => takeBackYes(purpose));
    say(
      purpose,
      done(() => saidYes(became, answer), undo),
    );
  }

  /** @param {string} purpose */
  async function takeBackYes(purpose) {
    if (await act(purpose, withdrawing, { purposes: [purpose] }))
      say(
        purpose,
        goneNow(() => t('consents.undone.yes')),
      );
  }

  /** @param {Consent} consent */
  function withdraw(consent) {
    if (isFree() && !canEnd(consent)) return;
    press(consent.purpose, 'no', () => sayNo(nowOf(consent)));
  }

  /** @param {Consent} consent */
  async function sayNo(consent) {
    const { purpose } = consent;
    if (!canEnd(consent)) return;
    const held = heldBefore([consent]);
    const answer = await act(purpose, withdrawing, { purposes: [purpose] });
    if (!answer) return;
    const undo = undoOf(purpose, held);
    const said = saidNo(noKey(consent), answer);
    const isLost = isLostByNo(consent);
    say(
      purpose,
      doneNow(() => (isLost ? `${said()} ${t('consents.done.no.older')}` : said()), undo),
    );
  }

  const withdrawAll = () => press(ALL, 'no', sayNoToAll);

  async function sayNoToAll() {
    const consents = now().filter(canEnd);
    const purposes = consents.map(({ purpose }) => purpose);
    const held = heldBefore(consents);
    // Said once more, a no ends nothing that held, and what it ended before can be had back still.
    const before = doneAt(ALL)?.undo;
    const answer = purposes.length > 0 && (await act(ALL, withdrawing, { purposes }));
    // A no before it may have ended all there was.
    if (purposes.length > 0 && !answer) return;
    say(ALL, goneNow(saidNo('consents.done.all', answer || {}), undoOf(ALL, held) ?? before));
  }

  /** @param {string} at @param {ReturnType<typeof heldBefore>} held */
  function undoOf(at, held) {
    if (held.again.length === 0) return undefined;
    return () => press(at, 'undo', () => takeBackNo(at, held));
  }

  /** @param {string} at @param {ReturnType<typeof heldBefore>} held */
  async function takeBackNo(at, held) {
    const answer = await act(at, giving, { consents: held.again });
    if (answer) say(at, saidAgain(restored(held.purposes, answer.consents), answer));
  }

  /** @param {Consent} consent @returns {Consent} as it is by now */
  const nowOf = (consent) => now().find(({ purpose }) => purpose === consent.purpose) ?? consent;
  /** @param {string} at */
  const doneAt = (at) => said.value[at]?.done ?? null;
  /** @param {string} at */
  const failedAt = (at) => said.value[at]?.failed;
  /** @param {string} at @param {'yes' | 'no'} press */
  const toldAt = (at, press) => told(turnOf(at, press));
  return { give, agreed, withdraw, withdrawAll, doneAt, failedAt, toldAt };
}

/** @param {string} at @param {'yes' | 'no' | 'undo'} press */
const turnOf = (at, press) => ({ at, press, isAll: at === ALL && press === 'no' });

/**
 * What is said of several presses that came soon after each other, once this one is answered after the others: what
 * was said of all is so no longer, and of none after all.
 *
 * @param {Record<string, Said>} said
 * @param {string} at
 */
function stillSo(said, at) {
  const still = Object.entries(said).filter(
    ([place, { failed }]) => failed || (at !== ALL && place !== ALL),
  );
  return Object.fromEntries(still);
}

/** @param {Consent} consent as it was @returns {import('../../i18n/index.js').Key} */
function noKey(consent) {
  const topic = topicOf(consent);
  const isNothing = topic === 'PERSONALISATION' && !consent.inForce;
  return isNothing ? 'consents.done.no.nothing' : `consents.done.no.${topic}`;
}

/**
 * What held before a no, noted before it is said: what is shown follows what was said.
 *
 * @param {Consent[]} consents
 */
function heldBefore(consents) {
  return {
    purposes: consents.filter(({ inForce }) => inForce).map(({ purpose }) => purpose),
    // A yes to other words than today's stays taken back.
    again: consents.filter(canBeRestored).map(agreement),
  };
}

/** One key for the same thing sent again, and another for anything else. */
function keyed() {
  const key = idempotency();
  let last = '';
  return {
    /** @param {object} input */
    of(input) {
      const now = JSON.stringify(input);
      if (now !== last) key.renew();
      last = now;
      return key.current();
    },
    renew: key.renew,
  };
}

/**
 * What came back and what didn't, each by its name where there are several.
 *
 * @param {ReturnType<typeof restored>} became
 * @param {Answer} answer
 * @returns {Done}
 */
function saidAgain(became, answer) {
  const { back, waits, gone } = became;
  const isAll = waits.length === 0 && gone.length === 0;
  if (back.length + waits.length + gone.length === 1 && waits.length === 1)
    return goneNow(() => saidYes(waits[0], answer));
  const isAdapted = back.some(({ purpose }) => purpose === 'PERSONALISATION');
  const lines = () => [
    ...(isAll ? [] : named('back', back)),
    ...named('waits', waits),
    ...named('gone', gone),
    ...(isAdapted ? [t('consents.undone.viewed')] : []),
  ];
  const one = back[0]?.byInterest ? 'consents.done.yes.CART_REMINDER' : 'consents.undone.one';
  const words = back.length > 1 ? 'consents.undone' : one;
  return {
    ...goneNow(() => t(isAll ? words : 'consents.undone.some')),
    lines,
  };
}

/** @param {'back' | 'waits' | 'gone'} what @param {Consent[]} consents */
function named(what, consents) {
  const labels = consents.map(({ label }) => keepMail(label));
  if (labels.length === 0) return [];
  return [t(`consents.undone.${what}`, { things: listed(labels, locale.value) })];
}

/** @param {import('../../i18n/index.js').Key} key @param {Pick<Answer, 'onItsWay'>} answer */
function saidNo(key, { onItsWay }) {
  return () => (onItsWay ? `${t(key)} ${t('consents.done.onItsWay')}` : t(key));
}

/** @param {Consent} became @param {Answer} answer */
function saidYes(became, { consents, isAsked }) {
  const { purpose, state, kind, address } = became;
  if (purpose === 'PERSONALISATION' && !consents.some(isSent))
    return t('consents.done.yes.nothing');
  if (state !== 'ASKED') return t(`consents.done.yes.${topicOf(became)}`);
  const to = formatPhone(address ?? '').replaceAll(' ', '\u00a0');
  const what = isAsked === false ? 'waits' : 'asked';
  return t(`consents.done.${what}.${kind === 'SMS' ? 'SMS' : 'MAIL'}`, { to });
}
