import { useEffect, useState } from 'preact/hooks';
import { askAside } from '../../app/client.js';
import { language } from '../../i18n/index.js';
import { fieldErrors } from '../../lib/errors.js';

/**
 * @typedef {object} Said
 * @property {string[]} lines
 * @property {string[]} warnings
 * @property {boolean} isPossible
 * @property {import('../../lib/errors.js').FieldError[]} refused why it isn't
 */

/** @type {Said} */
const nothing = { lines: [], warnings: [], isPossible: false, refused: [] };

/**
 * What would come of an act, in the server's sentences; nothing is done. Where it can't be, why not.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {{ token: string } | null} input none where there is nothing to ask yet
 * @param {string} about changes where what it is about has
 * @returns {Said}
 */
export function useForeseen(document, input, about) {
  const [said, setSaid] = useState(nothing);
  const asked = JSON.stringify(input);
  useEffect(() => {
    if (!input) return setSaid(nothing);
    let isLast = true;
    const spoken = language.peek();
    askAside(document, { input: { ...input, preview: true } }).then(({ data }) => {
      if (isLast) setSaid(sentences(data, spoken));
    });
    return () => {
      isLast = false;
    };
  }, [document, asked, about, language.value]);
  return said;
}

/** @param {any} data @param {string} spoken language in which it is said @returns {Said} */
function sentences(data, spoken) {
  const [payload] = Object.values(data ?? {});
  if (!payload) return nothing;
  const { consequences, warnings, userErrors } = payload;
  if (userErrors.length > 0) {
    const lines = userErrors.map((/** @type {any} */ { message }) => message);
    return { ...nothing, lines, refused: fieldErrors(userErrors, spoken) };
  }
  return { ...nothing, lines: consequences ?? [], warnings: warnings ?? [], isPossible: true };
}
