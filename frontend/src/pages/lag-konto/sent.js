import { effect, signal } from '@preact/signals';
import { customer } from '../../app/session.js';

/**
 * @typedef {object} Registration
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} email
 * @property {string} password
 * @property {'NB' | 'EN'} language
 * @property {import('../../lib/boxes.js').Agreed[]} [consents] the boxes ticked
 * @property {number} [birthYear]
 */

/**
 * What was sent, so that the letter can be sent again, or to another address, with nothing typed
 * anew. In memory alone, since a password is among it, and only while the page is there that can
 * send it, and nobody is signed in.
 *
 * @type {import('@preact/signals').Signal<Registration | null>}
 */
export const sent = signal(null);

effect(() => {
  if (customer.value) forgetSent();
});

export function forgetSent() {
  sent.value = null;
}

/**
 * @param {object} input of the form, with its key, which another letter mustn't have
 * @param {string} email as the server writes it
 */
export function keepSent(input, email) {
  const { idempotencyKey: _, ...registration } =
    /** @type {Registration & { idempotencyKey: string }} */ (input);
  sent.value = { ...registration, email };
}
