import { deliveryPath } from './delivery-days.js';

/** Where letters lead to, on that page. */
export const PAYMENT = 'betaling';
export const METHOD = 'betalingsmate';
export const PRICE = 'pris';

/** @param {{ subscriptionId: string }} charge @returns {string} where it is told what happened to it */
export const paymentPath = ({ subscriptionId }) => `${deliveryPath(subscriptionId)}#${PAYMENT}`;

/** @param {{ subscriptionId: string }} unknown @returns {string} where it is said which card or account is charged */
export const methodPath = ({ subscriptionId }) => `${deliveryPath(subscriptionId)}#${METHOD}`;

/**
 * @typedef {{ id: string, subscriptionId: string }} Question a price that waits for an answer
 *
 * @param {Question} question
 * @param {Question[]} all
 * @returns {string} where it is answered
 */
export function pricePath({ id, subscriptionId }, all) {
  const first = all.find((other) => other.subscriptionId === subscriptionId);
  return `${deliveryPath(subscriptionId)}#${priceAnchor(id, first?.id === id)}`;
}

/** @param {string} promise its id @param {boolean} isFirst of its subscription */
export const priceAnchor = (promise, isFirst) => (isFirst ? PRICE : `${PRICE}-${promise}`);
