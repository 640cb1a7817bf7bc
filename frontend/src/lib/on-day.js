/**
 * A day as a sentence has it after a verb: English wants a word before it, unless it has a name.
 *
 * @param {string} said such as `i morgen` or `Thursday 24 December`
 * @param {string} locale BCP 47
 * @returns {string} such as `i morgen`, `tomorrow` or `on Thursday 24 December`
 */
export function onDay(said, locale) {
  const isPlain = !locale.startsWith('en') || /^(today|tomorrow|yesterday)$/.test(said);
  return isPlain ? said : `on ${said}`;
}
