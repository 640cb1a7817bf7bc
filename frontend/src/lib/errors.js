/**
 * @typedef {object} FieldError what the server or the form itself has against one field
 * @property {string} name path of the field in the input, e.g. `postalAddress.postcode`; empty for the whole form
 * @property {string} code
 * @property {string} message in the customer's language
 */

/**
 * @param {{ field?: string[] | null, code: string, message: string }[]} userErrors as the API gives them
 * @returns {FieldError[]}
 */
export function fieldErrors(userErrors) {
  return userErrors.map(({ field, code, message }) => ({
    name: (field ?? []).join('.'),
    code,
    message,
  }));
}

/**
 * @param {FieldError[]} errors
 * @param {string} name
 * @returns {FieldError | undefined} the first about that field, or about a part of it
 */
export function errorOf(errors, name) {
  return errors.find((error) => error.name === name || error.name.startsWith(`${name}.`));
}

/**
 * Sorts what went wrong with a request.
 *
 * @param {import('@urql/core').CombinedError | undefined} error
 * @returns {'none' | 'signed-out' | 'offline' | 'failed'}
 */
export function errorKind(error) {
  if (!error) return 'none';
  const isSignedOut = error.graphQLErrors.some(
    ({ extensions }) => extensions.code === 'UNAUTHENTICATED',
  );
  if (isSignedOut) return 'signed-out';
  return error.networkError && !error.response ? 'offline' : 'failed';
}
