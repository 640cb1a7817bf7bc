import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import { answerTo, isWaiting } from '../../lib/charges.js';
import { formatTime } from '../../lib/format.js';
import { goneNow } from '../confirmation.jsx';
import { useLookingAgain } from './use-looking-again.js';

/**
 * Which charge was asked for again on this page, and what is said of it: that it is being tried, and then
 * what became of it. Until the shop has answered the page looks again by itself.
 *
 * @param {any[]} charges among which it is, at least until it is paid
 */
export function usePaying(charges) {
  const asked = useSignal(/** @type {{ id: string, askedAt: string } | null} */ (null));
  const last = asked.value;
  const answer = last && answerTo(last, charges);
  useLookingAgain(charges.some(isWaiting));
  const done = useMemo(() => last && answer && doneOf(answer, last), [last, answer]);

  /** @param {{ id: string, askedAt: string }} charge */
  function askedFor(charge) {
    asked.value = charge;
  }

  return { done, askedFor };
}

/**
 * The answer takes the place of what had the focus, so it needn't take it itself.
 *
 * @param {'done' | 'refused' | 'paid' | 'over'} answer
 * @param {{ askedAt: string }} asked
 * @returns {import('../confirmation.jsx').Done}
 */
function doneOf(answer, { askedAt }) {
  const text = () => t(`charge.asked.${answer}`, { time: formatTime(askedAt, locale.value) });
  return answer === 'done' ? goneNow(text) : { text };
}
