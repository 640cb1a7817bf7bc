import { doneNow, goneNow } from '../../components/confirmation.jsx';

/**
 * @typedef {import('../../components/confirmation.jsx').Done} Done
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 *
 * @typedef {object} Told what the page says last; an older message would only confuse
 * @property {string} by the section that says it
 * @property {Done} [done]
 * @property {Outcome} [outcome] of an act that didn't come about
 *
 * @typedef {import('@preact/signals').Signal<Told | null>} Latest shared by the page's sections
 */

/**
 * A section's part in what the page says.
 *
 * @param {Latest} latest
 * @param {string} by the section
 */
export function useNews(latest, by) {
  return {
    told: latest.value?.by === by ? latest.value : null,
    clear() {
      latest.value = null;
    },
    /** @param {() => string} text @param {() => void} [undo] */
    done(text, undo) {
      latest.value = { by, done: doneNow(text, undo) };
    },
    /** The same where the button that did it is gone. @param {() => string} text @param {() => void} [undo] */
    gone(text, undo) {
      latest.value = { by, done: goneNow(text, undo) };
    },
    /** Nothing was done, and there is no moment of it. @param {() => string} text */
    nothing(text) {
      latest.value = { by, done: { text } };
    },
    /** @param {Outcome | undefined} outcome @returns {boolean} whether it came about */
    cameOf(outcome) {
      if (!outcome || 'payload' in outcome) return outcome !== undefined;
      latest.value = { by, outcome };
      return false;
    },
  };
}
