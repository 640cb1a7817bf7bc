import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { doneNow, goneNow } from '../../components/confirmation.jsx';
import { locale, t } from '../../i18n/index.js';
import {
  agreement,
  canBeRestored,
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

/** Saying yes and no; what came of it last stands where it was said, until something else is. */
export function useActs() {
  const giving = useMutation(ConsentGive);
  const withdrawing = useMutation(ConsentWithdraw);
  const key = useMemo(keyed, []);
  const last = useSignal(/** @type {{ at: string, done?: Done, failed?: Outcome }} */ ({ at: '' }));

  /** @param {string} at @param {Done} done */
  function say(at, done) {
    last.value = { at, done };
  }

  /**
   * @param {string} at
   * @param {typeof giving} mutation
   * @param {object} input
   * @returns {Promise<Answer | undefined>} undefined where it wasn't done
   */
  async function act(at, { run }, input) {
    // What was done at another place is told no longer; here it may be tried again to take it back.
    const before = last.value.at === at ? last.value.done : undefined;
    keepInPlace(document.getElementById(`consent-${at}`));
    last.value = { at, done: before };
    const outcome = await run({ ...input, idempotencyKey: key.of(input) });
    if (!outcome) return undefined;
    // Without an answer it may have been done, and isn't done twice.
    if (!('failure' in outcome)) key.renew();
    if ('payload' in outcome) return outcome.payload;
    // What was answered is answered; what wasn't may be tried again.
    const stays = 'failure' in outcome && before;
    last.value = {
      at,
      failed: outcome,
      done: stays ? { ...before, takesFocus: false } : undefined,
    };
    return undefined;
  }

  /** @param {Consent} consent */
  async function give(consent) {
    const { purpose } = consent;
    const answer = await act(purpose, giving, { consents: [agreement(consent)] });
    if (answer) agreed(consent, answer, doneNow);
  }

  /** @param {Consent} consent as it was @param {Answer} answer @param {typeof doneNow} [done] where the form that said it is gone, so is focus */
  function agreed(consent, answer, done = goneNow) {
    const { purpose } = consent;
    const became = answer.consents.find((each) => each.purpose === purpose) ?? consent;
    const undo = () => takeBackYes(purpose);
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
  async function withdraw(consent) {
    const { purpose } = consent;
    const held = heldBefore([consent]);
    const answer = await act(purpose, withdrawing, { purposes: [purpose] });
    if (!answer) return;
    const undo = held.again.length > 0 ? () => takeBackNo(purpose, held) : undefined;
    const said = saidNo(`consents.done.no.${topicOf(consent)}`, answer);
    const isLost = isLostByNo(consent);
    say(
      purpose,
      doneNow(() => (isLost ? `${said()} ${t('consents.done.no.older')}` : said()), undo),
    );
  }

  /** @param {Consent[]} consents */
  async function withdrawAll(consents) {
    const purposes = consents.map(({ purpose }) => purpose);
    const held = heldBefore(consents);
    // Said once more, a no ends nothing that held, and what it ended before can be had back still.
    const before = doneAt(ALL)?.undo;
    const answer = await act(ALL, withdrawing, { purposes });
    if (!answer) return;
    const undo = held.again.length > 0 ? () => takeBackNo(ALL, held) : before;
    say(ALL, goneNow(saidNo('consents.done.all', answer), undo));
  }

  /** @param {string} at @param {ReturnType<typeof heldBefore>} held */
  async function takeBackNo(at, held) {
    const answer = await act(at, giving, { consents: held.again });
    if (answer) say(at, saidAgain(restored(held.purposes, answer.consents), answer));
  }

  /** @param {string} at */
  const doneAt = (at) => (last.value.at === at ? (last.value.done ?? null) : null);
  /** @param {string} at */
  const failedAt = (at) => (last.value.at === at ? last.value.failed : undefined);
  const isBusy = giving.busy.value || withdrawing.busy.value;
  return { give, agreed, withdraw, withdrawAll, doneAt, failedAt, isBusy };
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

/** @param {import('../../i18n/index.js').Key} key @param {Answer} answer */
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
