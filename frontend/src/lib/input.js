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

/**
 * @template {object} T
 * @param {T} whole
 * @param {Iterable<string>} names
 * @returns {Partial<T>} those of its entries
 */
export function partOf(whole, names) {
  const wanted = new Set(names);
  const entries = Object.entries(whole).filter(([name]) => wanted.has(name));
  return /** @type {Partial<T>} */ (Object.fromEntries(entries));
}

/**
 * @param {object | null} whole
 * @param {string} path e.g. `postalAddress.postcode`
 * @returns {unknown} undefined where the path leads nowhere
 */
export function at(whole, path) {
  return path.split('.').reduce((part, name) => part?.[name], /** @type {any} */ (whole));
}

/**
 * @param {object} input
 * @param {Record<string, any>} answer with more in it than the input has
 * @returns {boolean} whether they agree in everything that the input says
 */
export function isSame(input, answer) {
  return Object.entries(input).every(([name, value]) => {
    const other = answer[name];
    if (value === null || typeof value !== 'object') return value === other;
    return other !== null && typeof other === 'object' && isSame(value, other);
  });
}
