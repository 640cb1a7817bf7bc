/**
 * An answer of the API as input to it: the names are the same, but for what only answers have.
 *
 * @template {object} T
 * @param {T} answer
 * @returns {Omit<T, '__typename'>}
 */
export function asInput(answer) {
  const { __typename, ...input } = /** @type {T & { __typename?: string }} */ (answer);
  return input;
}
