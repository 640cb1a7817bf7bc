/**
 * @typedef {'phone' | 'postalAddress'} Need
 * @typedef {Record<Need, unknown>} Known
 */

/** @type {Need[]} in the order of what is missed first when a parcel goes astray */
const wanted = ['postalAddress', 'phone'];

/**
 * @param {Known} customer
 * @returns {Need[]} what we don't know about the customer, and have a use for whoever they are
 */
export function missing(customer) {
  return wanted.filter((need) => customer[need] == null);
}
