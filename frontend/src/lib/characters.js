/** NUL and half a character: no text holds them, and the server's door refuses all that comes with them. */
const STRAY = /[\0\p{Cs}]/u;

/** @param {string} text @returns {boolean} whether it holds what can't be kept */
export const isStray = (text) => STRAY.test(text);

/**
 * @param {unknown} said all that is to be sent
 * @param {string} [path] of it, as the server would name it
 * @returns {string[]} where in it such a text is, e.g. `lines.0.name`
 */
export function strayIn(said, path = '') {
  if (typeof said === 'string') return isStray(said) ? [path] : [];
  if (said === null || typeof said !== 'object') return [];
  return Object.entries(said).flatMap(([name, part]) =>
    strayIn(part, path ? `${path}.${name}` : name),
  );
}

/**
 * What is only looked for, or tried, has a blank there instead.
 *
 * @template {object} T
 * @param {T} said
 * @returns {T}
 */
export function withoutStray(said) {
  return JSON.parse(JSON.stringify(said), (_, part) =>
    typeof part === 'string' ? part.replace(/[\0\p{Cs}]/gu, ' ') : part,
  );
}
