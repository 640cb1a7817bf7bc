import { useEffect, useState } from 'preact/hooks';
import { askAside } from '../../app/client.js';
import { language } from '../../i18n/index.js';

/** @typedef {{ lines: string[], warnings: string[], isPossible: boolean }} Said */

/** @type {Said} */
const nothing = { lines: [], warnings: [], isPossible: false };

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
    askAside(document, { input: { ...input, preview: true } }).then(({ data }) => {
      if (isLast) setSaid(sentences(data));
    });
    return () => {
      isLast = false;
    };
  }, [document, asked, about, language.value]);
  return said;
}

/** @param {any} data @returns {Said} */
function sentences(data) {
  const [payload] = Object.values(data ?? {});
  if (!payload) return nothing;
  const refused = payload.userErrors.map((/** @type {any} */ { message }) => message);
  if (refused.length > 0) return { ...nothing, lines: refused };
  const { consequences, warnings } = payload;
  return { lines: consequences ?? [], warnings: warnings ?? [], isPossible: true };
}
