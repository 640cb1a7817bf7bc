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

/** @template {{ orderId: string }} T @param {{ id: string }} order @param {T[]} charges @returns {T | undefined} the one that it waits for */
export const chargeOf = ({ id }, charges) => charges.find(({ orderId }) => orderId === id);
