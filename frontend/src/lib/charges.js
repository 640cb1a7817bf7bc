/**
 * @typedef {'ASKED' | 'FAILED' | 'PAID' | 'GIVEN_UP' | 'DROPPED'} State
 * @typedef {{ state: State }} Charge
 */

/** @param {Charge} charge @returns {boolean} whether the shop was asked for it and hasn't answered */
export const isWaiting = ({ state }) => state === 'ASKED';

/** @param {Charge} charge @returns {boolean} whether it was refused, and isn't settled */
export const isRefused = ({ state }) => state === 'FAILED' || state === 'GIVEN_UP';

/** @param {Charge} charge @returns {boolean} whether the money hasn't come yet, and is to come */
export const isUnpaid = (charge) => isWaiting(charge) || isRefused(charge);

/** @param {{ canRetry: boolean }} charge @returns {boolean} whether it waits for the customer to pay: not while it may be cancelled */
export const canBePaid = ({ canRetry }) => canRetry;

/** @param {Charge & { canRetry: boolean }} charge @returns {boolean} whether it waits for an answer whether its order is cancelled */
export const mayBeCancelled = (charge) => isRefused(charge) && !canBePaid(charge);

/**
 * @param {{ id: string, askedAt: string }} asked as it was when it was asked for again
 * @param {(Charge & { id: string, askedAt: string })[]} charges as they are known now, of which what is paid may be gone
 * @returns {'done' | 'refused' | 'paid' | 'over' | null} what is told of it; `over` of what isn't there any more: it was
 *   paid, or cancelled; null of what isn't to be paid any more
 */
export function answerTo({ id, askedAt }, charges) {
  const now = charges.find((charge) => charge.id === id);
  if (!now) return 'over';
  if (now.state === 'PAID') return 'paid';
  if (isWaiting(now) || now.askedAt < askedAt) return 'done';
  return isRefused(now) ? 'refused' : null;
}

/** @template {{ orderId: string }} T @param {{ id: string }} order @param {T[]} charges @returns {T | undefined} the one that it waits for */
export const chargeOf = ({ id }, charges) => charges.find(({ orderId }) => orderId === id);
