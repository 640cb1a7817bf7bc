/** Mine omtaler. */
export const REVIEWS_PATH = '/omtaler';

/** As the API allows. */
export const LONGEST_TITLE = 120;
export const LONGEST_TEXT = 5000;

/** @param {string} sku @returns {string} where one writes about a product */
export const writePath = (sku) => `${REVIEWS_PATH}/ny?vare=${encodeURIComponent(sku)}`;

/** @param {{ id: string }} review @returns {string} the form that changes it */
export const reviewPath = ({ id }) => `${REVIEWS_PATH}/${id}`;

/** @param {string} sku @returns {string} name of the draft of a review that isn't sent yet */
export const newDraft = (sku) => `review.new.${sku}`;

/** @param {{ name: string, product: { name: string } | null }} what @returns {string} as the shop calls it now, or did */
export const nameOf = ({ name, product }) => product?.name ?? name;

/** @typedef {'FIRST_NAME' | 'INITIALS' | 'ANONYMOUS'} ShownAs */

/**
 * What others will read, as the server makes it.
 *
 * @param {{ firstName: string | null, lastName: string | null }} me
 * @param {ShownAs} shownAs
 * @returns {string | null} null for no name
 */
export function authorOf({ firstName, lastName }, shownAs) {
  if (shownAs === 'ANONYMOUS') return null;
  if (shownAs === 'FIRST_NAME') return namesIn(firstName?.trim() ?? '');
  return [firstName, lastName].map(initialOf).join('') || null;
}

/**
 * What is chosen until one chooses oneself. Of whom no name is known, others see none.
 *
 * @param {{ firstName: string | null, lastName: string | null }} me
 * @param {ShownAs} [before]
 * @returns {ShownAs}
 */
export const shownAsAtFirst = (me, before = 'FIRST_NAME') =>
  authorOf(me, before) === null ? 'ANONYMOUS' : before;

/** Of letters, and not long: a name can be changed after the review was looked at. @param {string} name */
const namesIn = (name) =>
  name.length <= 40 && /^\p{L}+(?:[ '’-]\p{L}+)*$/u.test(name) ? name : null;

/** @param {string | null} name */
function initialOf(name) {
  const [first] = name?.trim().match(/^\p{L}/u) ?? '';
  return first ? `${first.toUpperCase()}.` : '';
}

/**
 * What a form of a review holds, and what it lacks.
 *
 * @param {{ stars: string, title: string, text: string }} typed
 * @returns {{ name: 'stars' | 'title' | 'text', problem: 'missing' | 'too-long', count: number }[]}
 */
export function problemsOf({ stars, title, text }) {
  const missing = /** @type {const} */ ([
    ['stars', stars],
    ['title', title],
    ['text', text],
  ]).filter(([, typed]) => !typed);
  const tooLong = /** @type {const} */ ([
    ['title', title, LONGEST_TITLE],
    ['text', text, LONGEST_TEXT],
  ]).filter(([, typed, most]) => lengthOf(typed) > most);
  return [
    ...missing.map(([name]) => ({ name, problem: /** @type {const} */ ('missing'), count: 0 })),
    ...tooLong.map(([name, typed, most]) => ({
      name,
      problem: /** @type {const} */ ('too-long'),
      count: lengthOf(typed) - most,
    })),
  ];
}

/** In characters as the server counts them: a smile is one. @param {string} text */
const lengthOf = (text) => [...text.normalize('NFC').replace(/\r\n/g, '\n')].length;

/**
 * What a review says, to be said once more.
 *
 * @param {any} review
 */
export const saidIn = ({ stars, title, text, shownAs, pet }) => ({
  stars,
  title,
  text,
  shownAs,
  pet: pet?.id ?? null,
});
