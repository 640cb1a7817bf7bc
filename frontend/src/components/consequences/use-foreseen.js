import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { askAside } from '../../app/client.js';
import { language } from '../../i18n/index.js';

/**
 * @typedef {object} Foreseen what would come of it
 * @property {string} language in which it is said
 * @property {string[]} lines
 * @property {string[]} [warnings] what to be careful about
 * @property {any} [next] the next delivery as it would be
 * @property {boolean} isPossible
 * @property {boolean} [isSame] nothing would be other than it is
 * @property {string | null} [closed] why it doesn't come on the day that was chosen
 *
 * Asks what would come of an act, the last that was asked for alone; nothing is done.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 */
export function usePreview(document) {
  const foreseen = useSignal(/** @type {Foreseen | null} */ (null));
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [document],
  );

  /** @param {object | null} input none where there is nothing to ask yet */
  async function look(input) {
    turn.current += 1;
    const mine = turn.current;
    if (!input) {
      foreseen.value = null;
      return;
    }
    const spoken = language.peek();
    const { data } = await askAside(document, { input: { ...input, preview: true } });
    if (mine === turn.current) foreseen.value = data ? read(data, spoken) : null;
  }

  return { foreseen, look };
}

/** After the last letter that was typed, in milliseconds. */
const PAUSE = 300;

/**
 * Keeps what would come of a form beside it, as it is filled in.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {(fields: FormData) => import('../form.jsx').Read} read
 * @param {unknown} looked changes where what the form is about has
 */
export function useForeseen(document, read, looked) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const { foreseen, look } = usePreview(document);

  function lookNow() {
    const form = where.current?.querySelector('form');
    const said = form && read(new FormData(form));
    look(said && 'input' in said ? said.input : null);
  }

  // By then the form may be another act's: just this once, or always.
  const latest = useRef(lookNow);
  latest.current = lookNow;

  function lookSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), PAUSE);
  }

  useEffect(lookNow, [document, looked, language.value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { where, foreseen, lookSoon };
}

/** @param {object} data @param {string} spoken @returns {Foreseen | null} */
function read(data, spoken) {
  const [payload] = Object.values(data);
  if (!payload) return null;
  const refused = payload.userErrors.map(
    (/** @type {{ message: string }} */ { message }) => message,
  );
  return {
    language: spoken,
    lines: refused.length > 0 ? refused : (payload.consequences ?? []),
    warnings: payload.warnings ?? [],
    next: payload.subscription?.nextDelivery,
    isPossible: refused.length === 0,
    isSame: payload.changesAnything === false,
    closed: payload.closed,
  };
}
