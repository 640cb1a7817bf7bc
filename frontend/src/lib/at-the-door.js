/**
 * What somebody has typed at the door, by the name of its field: one page there takes it along to
 * the next, so that nobody types it twice. In memory alone, and never a password.
 *
 * @type {Map<string, string>}
 */
const typed = new Map();

/** @param {string} name of a field @param {string} value */
export function remember(name, value) {
  typed.set(name, value);
}

/** @param {string} name of a field @returns {string} what was typed in it last, on any page */
export function recalled(name) {
  return typed.get(name) ?? '';
}

/** Before somebody else may come to this browser. */
export function forgetTyped() {
  typed.clear();
}
