export const CONTACT_PATH = '/kundeservice';

/** What the address calls the kinds, so that a link can lead to a form that is begun. */
const KINDS = /** @type {const} */ ({
  sporsmal: 'QUESTION',
  tilbakemelding: 'FEEDBACK',
  reklamasjon: 'COMPLAINT',
  retur: 'RETURN',
});

/** @typedef {typeof KINDS[keyof typeof KINDS]} Kind */

export const kinds = Object.values(KINDS);

/** @param {string | undefined} word of the address @returns {Kind | undefined} */
export const kindOf = (word) =>
  word !== undefined && Object.hasOwn(KINDS, word)
    ? KINDS[/** @type {keyof typeof KINDS} */ (word)]
    : undefined;

/** @param {string} id @returns {string} */
export const conversationPath = (id) => `${CONTACT_PATH}/${encodeURIComponent(id)}`;

/**
 * @param {{ kind?: Kind, order?: string, line?: string, from?: string }} [about] what the form begins with;
 *   `from` is a conversation that is gone on with
 * @returns {string} where one writes to customer service
 */
export function writePath({ kind, order, line, from } = {}) {
  const word = Object.keys(KINDS).find((each) => kindOf(each) === kind);
  const query = new URLSearchParams({
    ...(kind && word ? { slag: word } : {}),
    ...(order ? { ordre: order } : {}),
    ...(order && line ? { linje: line } : {}),
    ...(from ? { samtale: from } : {}),
  }).toString();
  return `${CONTACT_PATH}/ny${query && `?${query}`}`;
}

export const LONGEST_SUBJECT = 120;

/** @param {string} subject @returns {number} how many characters it is too long, as the server counts them */
export const excessOf = (subject) =>
  Math.max(0, [...subject.normalize('NFC')].length - LONGEST_SUBJECT);

/** @param {string} subject @returns {string} as much of it as there is room for */
export const fitting = (subject) =>
  [...subject.normalize('NFC')].slice(0, LONGEST_SUBJECT).join('');

/**
 * @param {string} text
 * @param {number} most characters
 * @returns {string} in one line, cut between words where it is longer
 */
export function shortened(text, most) {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()} …`;
}
