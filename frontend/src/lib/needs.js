/**
 * @typedef {'email' | 'ownEmail' | 'postalAddress'} Need
 * @typedef {'phone'} Wish
 * @typedef {{ email: string | null, emailRefusedSince: string | null, postalAddress: unknown, phone: unknown, profileCheck?: { reason: string } | null }} Known
 */

/** @type {'postalAddress'[]} what nothing can be sent without */
const needed = ['postalAddress'];

/** @type {Wish[]} what is of use to both, and everybody's own choice */
const wished = ['phone'];

/**
 * @param {Known} customer
 * @returns {Need[]} what must be known of a customer, and isn't; an address that takes no mail is none
 */
export function missing(customer) {
  return [...unreachable(customer), ...unknown(needed, customer)];
}

/** @param {Known} customer @returns {Need[]} */
function unreachable({ email, emailRefusedSince, profileCheck }) {
  if (email === null) return ['ownEmail'];
  // The question whether the details are right says so already.
  const isAsked = profileCheck?.reason === 'EMAIL_BOUNCED';
  return emailRefusedSince && !isAsked ? ['email'] : [];
}

/** @param {Known} customer @returns {Wish[]} what we would like to know of a customer, and don't */
export const welcome = (customer) => unknown(wished, customer);

/**
 * @template {'postalAddress' | 'phone'} T
 * @param {T[]} names
 * @param {Known} customer
 */
const unknown = (names, customer) => names.filter((name) => customer[name] == null);
