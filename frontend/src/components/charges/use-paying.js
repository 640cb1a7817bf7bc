import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.js';
import { isWaiting } from '../../lib/charges.js';
import { goneNow } from '../confirmation.jsx';
import { useLookingAgain } from './use-looking-again.js';

/**
 * Which charge was asked for again on this page, and what is said of it for as long as the shop hasn't
 * answered: until then the page looks again by itself.
 *
 * @param {any[]} charges that aren't paid
 */
export function usePaying(charges) {
  const asked = useSignal(
    /** @type {{ id: string, done: import('../confirmation.jsx').Done } | null} */ (null),
  );
  const isStill = charges.some((charge) => charge.id === asked.value?.id && isWaiting(charge));
  useLookingAgain(charges.some(isWaiting));

  /** @param {{ id: string }} charge */
  function askedFor({ id }) {
    asked.value = { id, done: goneNow(() => t('charge.asked.done')) };
  }

  return { done: isStill ? (asked.value?.done ?? null) : null, askedFor };
}
