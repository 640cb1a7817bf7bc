import { insideSentence, sentence } from './texts.js';
import { today } from './today.js';

const BY_MAIL = / (?:på e.post|by e.mail)$/;

/**
 * @param {string[]} things as they are called
 * @param {string} locale BCP 47
 * @returns {string} for a sentence that says of none of them that it is so, such as "nyheter eller tilbud på e-post"
 */
export function noneOf(things, locale) {
  const once = things.map((thing, at) =>
    BY_MAIL.test(things[at + 1] ?? '') ? thing.replace(BY_MAIL, '') : thing,
  );
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(once.map(insideSentence));
}

/** @param {string} moment ISO 8601 in UTC @returns {string} the month in which it lies in Norway, such as `2026-11` */
export const monthOf = (moment) => today(new Date(moment)).slice(0, 7);

/** @param {string} moment ISO 8601 in UTC @param {string} locale BCP 47 @returns {string} its month as a heading begins, such as `November 2026` */
export function nameOfMonth(moment, locale) {
  const options = /** @type {const} */ ({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = new Date(`${monthOf(moment)}-01T00:00:00Z`);
  return sentence(new Intl.DateTimeFormat(locale, options).format(month));
}

/**
 * Which message begins its month, in a list that grows at its end and now and then at its top.
 *
 * @returns {(message: { id: string, at: string }) => boolean} to be asked of one after the other, newest first
 */
export function monthStarts() {
  /** @type {Map<string, { id: string, at: string }>} */
  const newest = new Map();
  return ({ id, at }) => {
    const month = monthOf(at);
    const known = newest.get(month);
    if (!known || at > known.at) newest.set(month, { id, at });
    return newest.get(month)?.id === id;
  };
}
