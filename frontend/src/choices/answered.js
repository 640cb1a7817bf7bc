import { signal } from '@preact/signals';

/**
 * @typedef {'NECESSARY' | 'STATISTICS' | 'MARKETING'} Category
 *
 * @typedef {object} Question
 * @property {Category} category
 * @property {string} label
 * @property {string[]} paragraphs
 * @property {boolean} isInUse
 * @property {boolean | null} accepted null where nothing was answered
 *
 * @typedef {object} Cookies
 * @property {string} version
 * @property {boolean} asks
 * @property {string | null} chosenOn
 * @property {string | null} holdsUntil
 * @property {Question[]} questions
 */

/**
 * What this browser chose, as far as this window knows.
 *
 * @type {import('@preact/signals').Signal<Cookies | undefined>}
 */
export const answered = signal(undefined);

/** @param {Cookies | undefined} cookies @returns {boolean} whether pages may be counted */
export function isCounting(cookies) {
  return Boolean(
    cookies?.questions.some(({ category, isInUse, accepted }) => {
      return category === 'STATISTICS' && isInUse && accepted === true;
    }),
  );
}
