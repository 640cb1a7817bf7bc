/**
 * What was new in each edition after one of them, the newest edition's first.
 *
 * @param {{ version: number, summary: string[] }[]} versions newest first
 * @param {number} seen
 * @returns {string[]} sentences
 */
export const since = (versions, seen) =>
  versions.filter(({ version }) => version > seen).flatMap(({ summary }) => summary);

/**
 * @param {string} text
 * @param {string[]} names
 * @returns {string[]} the text in parts, each of the names one by itself
 */
export function splitAt(text, names) {
  const escaped = names.map((name) => name.replaceAll('.', '\\.'));
  return text.split(new RegExp(`(${escaped.join('|')})`)).filter(Boolean);
}
