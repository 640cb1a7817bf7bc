import { useEffect, useState } from 'preact/hooks';
import { askAside } from '../../app/client.js';
import { language } from '../../i18n/index.js';

/**
 * What would come of an act, in the server's sentences; nothing is done. Where it can't be, why not.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {{ token: string } | null} input none where there is nothing to ask yet
 * @param {string} about changes where what it is about has
 * @returns {string[]}
 */
export function useForeseen(document, input, about) {
  const [lines, setLines] = useState(/** @type {string[]} */ ([]));
  const asked = JSON.stringify(input);
  useEffect(() => {
    if (!input) return setLines([]);
    let isLast = true;
    askAside(document, { input: { ...input, preview: true } }).then(({ data }) => {
      if (isLast) setLines(sentences(data));
    });
    return () => {
      isLast = false;
    };
  }, [document, asked, about, language.value]);
  return lines;
}

/** @param {any} data @returns {string[]} */
function sentences(data) {
  const [payload] = Object.values(data ?? {});
  if (!payload) return [];
  const refused = payload.userErrors.map((/** @type {any} */ { message }) => message);
  return refused.length > 0 ? refused : (payload.consequences ?? []);
}
