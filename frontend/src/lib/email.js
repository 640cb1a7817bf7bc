/**
 * Catches the slip of a finger, no more: what an address really is, only its server knows.
 *
 * @param {string} typed without blanks around it
 */
export function looksLikeEmail(typed) {
  return /^[^\s@]+@[^\s@]+$/.test(typed);
}
