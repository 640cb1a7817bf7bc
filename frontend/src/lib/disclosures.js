import { formatDayOf } from './format.js';

/**
 * @typedef {object} Disclosure
 * @property {string} id
 * @property {string} at
 * @property {string | null} acknowledgedAt
 * @property {string} recipient
 * @property {string} country ISO 3166-1 alpha-2
 * @property {string} purpose
 * @property {string} what
 * @property {string[]} fields
 */

/**
 * What the same ones got on the same day, for the same reason and with the same details, together where the
 * newest of it stands.
 *
 * @param {Disclosure[]} sendings newest first
 * @param {string} locale BCP 47
 * @returns {{ id: string, sendings: Disclosure[] }[]}
 */
export function together(sendings, locale) {
  /** @type {Map<string, { id: string, sendings: Disclosure[] }>} */
  const found = new Map();
  for (const each of sendings) {
    const { at, acknowledgedAt, recipient, purpose, fields } = each;
    const same = JSON.stringify([
      ...[formatDayOf(at, locale), recipient, purpose],
      ...[Boolean(acknowledgedAt), ...fields],
    ]);
    const group = found.get(same) ?? { id: each.id, sendings: [] };
    group.sendings.push(each);
    found.set(same, group);
  }
  return [...found.values()];
}
