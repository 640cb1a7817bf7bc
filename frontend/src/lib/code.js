/**
 * @param {string} typed or pasted, maybe in groups
 * @returns {string | undefined} the six digits of a code; undefined for anything else
 */
export function codeIn(typed) {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
