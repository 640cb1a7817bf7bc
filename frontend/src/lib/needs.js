/**
 * @typedef {'postalAddress'} Need
 * @typedef {'phone'} Wish
 * @typedef {Record<Need | Wish, unknown>} Known
 */

/** @type {Need[]} what nothing can be sent without */
const needed = ['postalAddress'];

/** @type {Wish[]} what is of use to both, and everybody's own choice */
const wished = ['phone'];

/** @param {Known} customer @returns {Need[]} what must be known of a customer, and isn't */
export const missing = (customer) => unknown(needed, customer);

/** @param {Known} customer @returns {Wish[]} what we would like to know of a customer, and don't */
export const welcome = (customer) => unknown(wished, customer);

/**
 * @template {Need | Wish} T
 * @param {T[]} names
 * @param {Known} customer
 */
const unknown = (names, customer) => names.filter((name) => customer[name] == null);
