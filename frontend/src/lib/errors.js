/**
 * @typedef {object} FieldError what the server or the form itself has against one field
 * @property {string} name path of the field in the input, e.g. `postalAddress.postcode`; empty for the whole form
 * @property {string} code
 * @property {() => string} message said anew at each drawing, so that it follows the language
 * @property {string} [language] the only one that the message is known in, where the server worded it
 */

/**
 * @param {{ field?: string[] | null, code: string, message: string }[]} userErrors as the API gives them
 * @param {string} language that they are worded in
 * @returns {FieldError[]}
 */
export function fieldErrors(userErrors, language) {
  return userErrors.map(({ field, code, message }) => ({
    name: (field ?? []).join('.'),
    code,
    message: () => message,
    language,
  }));
}

/**
 * @param {string[]} names of fields that hold what no text does
 * @param {() => string} message
 * @returns {FieldError[]} as the server says it of what else can't be shown
 */
export const strayErrors = (names, message) =>
  names.map((name) => ({ name, code: 'INVALID_CHARACTERS', message }));

/**
 * @param {FieldError[]} errors
 * @param {string} language
 * @returns {FieldError[]} those that can be said in that language: no page mixes two
 */
export function sayableIn(errors, language) {
  return errors.filter((error) => !error.language || error.language === language);
}

/**
 * @param {FieldError[]} errors
 * @param {string} name
 * @returns {FieldError | undefined} the first about that field, or about a part of it
 */
export function errorOf(errors, name) {
  return errors.find((error) => error.name === name || isPart(error.name, name));
}

/**
 * @param {string} about what an error names
 * @param {string} name of a field
 * @returns {boolean} whether it is about the field, a part of it, or all of which the field is a part
 */
export function concerns(about, name) {
  return about === name || isPart(about, name) || (about !== '' && isPart(name, about));
}

/** @param {string} name @param {string} whole */
const isPart = (name, whole) => name.startsWith(`${whole}.`);

/**
 * @param {string} label of a field, which may be a question
 * @param {string} message
 * @returns {string} both in one line
 */
export function told(label, message) {
  return label.endsWith('?') ? `${label} ${message}` : `${label}: ${message}`;
}

/**
 * Sorts what went wrong with a request.
 *
 * @param {import('@urql/core').CombinedError | undefined} error
 * @returns {'none' | 'signed-out' | Silence | 'failed'}
 */
export function errorKind(error) {
  if (!error) return 'none';
  const isSignedOut = error.graphQLErrors.some(
    ({ extensions }) => extensions.code === 'UNAUTHENTICATED',
  );
  if (isSignedOut) return 'signed-out';
  if (!error.networkError) return 'failed';
  if (!error.response) return silence();
  return isAway(error.response.status) ? 'unreachable' : 'failed';
}

/**
 * @typedef {'offline' | 'unreachable'} Silence why no answer came: this device has no network, or
 *   Min Side is away
 *
 * @returns {Silence} as far as the browser knows
 */
export function silence() {
  return navigator.onLine ? 'unreachable' : 'offline';
}

/** What a gateway answers for a server that doesn't: it may or may not have done what was asked. */
const away = new Set([502, 503, 504]);

/** @param {number} status @returns {boolean} whether only a gateway has answered */
export const isAway = (status) => away.has(status);
