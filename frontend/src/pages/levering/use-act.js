import { useMutation } from '../../app/use-mutation.js';

/**
 * An act by the link.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {string} token
 */
export function useAct(document, token) {
  const { busy, run } = useMutation(document);
  return { busy, run: (/** @type {object} */ input) => run({ token, ...input }) };
}
