/**
 * Boxes that one agrees by: what each asks, and what was ticked.
 *
 * @typedef {object} AskedText
 * @property {string} label
 * @property {string[]} paragraphs
 * @property {number | null} version
 * @property {string | null} language
 *
 * @typedef {{ purpose: string, text: AskedText }} Asked
 * @typedef {{ purpose: string, version: number | null, language: string | null }} Agreed
 */

/** Whoever is surely so old by the year alone may say yes: the server's rule too. */
const youngest = 15;
/** Years ago: nobody is older. */
export const oldest = 120;

/** @param {string} purpose @returns {string} what its box is called in a form */
export const boxName = (purpose) => `box.${purpose}`;

/**
 * @param {FormData} fields
 * @param {Asked[]} asked
 * @returns {Agreed[]} what was ticked, with the text that stood there
 */
export function ticked(fields, asked) {
  return asked
    .filter(({ purpose }) => fields.has(boxName(purpose)))
    .map(({ purpose, text }) => ({ purpose, version: text.version, language: text.language }));
}

/**
 * What keeps somebody who was born that year from saying yes, where the year is asked for.
 *
 * @param {number | null | undefined} born as `year` reads it
 * @param {number} thisYear
 * @returns {'invalid' | 'needed' | 'range' | 'young' | undefined}
 */
export function yearFault(born, thisYear) {
  if (born === undefined) return 'invalid';
  if (born === null) return 'needed';
  if (born > thisYear || born < thisYear - oldest) return 'range';
  return thisYear - born - 1 < youngest ? 'young' : undefined;
}

/**
 * @param {string} name of what the server has something against
 * @param {Agreed[]} agreed what was sent
 * @returns {string} the box that it is about, where it is about one
 */
export function boxAt(name, agreed) {
  const place = /^consents\.(\d+)$/.exec(name)?.[1];
  const box = place === undefined ? undefined : agreed[Number(place)];
  return box ? boxName(box.purpose) : name;
}

/** @param {string} name of a field @returns {boolean} whether it is a box, or the year that goes with them */
export const isOfBoxes = (name) => name === 'birthYear' || /^box\b/.test(name);
