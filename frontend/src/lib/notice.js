import { store, stored } from './stored.js';

const KEY = 'minside.notice';

/** The edition that whoever uses this browser said here that they had read. @returns {number | null} */
export function readLast() {
  const said = Number(stored(KEY));
  return Number.isInteger(said) && said > 0 ? said : null;
}

/** @param {number} version */
export const readHere = (version) => store(KEY, `${version}`);

/**
 * From which edition on it is to be told what is new; null where nothing is.
 *
 * @param {{ version: number, versions: { version: number }[] }} notice its versions newest first
 * @param {number | null} last the one that was read last, as far as that is known
 * @param {boolean} isIn of who is signed in it would be known: what they never saw isn't new to them
 * @returns {number | null}
 */
export function unreadSince({ version, versions }, last, isIn) {
  if (last !== null) return last < version ? last : null;
  return isIn ? null : (versions[1]?.version ?? null);
}

/**
 * What was new in each edition after one of them, the newest edition's first.
 *
 * @param {{ version: number, summary: string[] }[]} versions newest first
 * @param {number} seen
 * @returns {string[]} sentences
 */
export const newIn = (versions, seen) =>
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
