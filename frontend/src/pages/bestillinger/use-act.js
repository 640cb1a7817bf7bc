import { useMutation } from '../../app/use-mutation.js';
import { doneNow, goneNow } from '../../components/confirmation.jsx';

/**
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 *
 * @typedef {{ by: string, done?: import('../../components/confirmation.jsx').Done, outcome?: Outcome } | null} News
 *   what the page says last, and which part of it: an older word would only confuse
 *
 * One act of a page, told where it was done.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {import('@preact/signals').Signal<News>} news
 * @param {string} by the part of the page that tells it
 */
export function useAct(document, news, by) {
  const { busy, run } = useMutation(document);

  /**
   * @param {object} input
   * @param {() => string} text what was done
   * @param {{ isGone?: boolean }} [how] `isGone` where the button that did it is gone afterwards
   * @returns {Promise<boolean>} whether it came about
   */
  async function act(input, text, { isGone = true } = {}) {
    const outcome = await run(input);
    if (!outcome) return false;
    const isDone = 'payload' in outcome;
    news.value = isDone ? { by, done: (isGone ? goneNow : doneNow)(text) } : { by, outcome };
    return isDone;
  }

  return { busy, act, told: news.value?.by === by ? news.value : null };
}
