import { useSignal } from '@preact/signals';
import { errorKind, fieldErrors } from '../lib/errors.js';
import { client } from './client.js';
import { sessionEnded, signedInAgain } from './session.js';

/**
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 * @typedef {'offline' | 'failed' | 'signed-out'} Failure why there is no answer
 * @typedef {{ payload: any } | { errors: FieldError[] } | { failure: Failure }} Outcome
 */

/** Every page shows something of the customer, so a change may concern any answer in the cache. */
const context = { additionalTypenames: ['Customer'] };

/**
 * Sends a mutation and sorts its answer. One at a time: while it runs, `run` does nothing.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document with one root field
 */
export function useMutation(document) {
  const busy = useSignal(false);

  /** @param {object} [input] @returns {Promise<Outcome | undefined>} */
  async function run(input) {
    if (busy.peek()) return undefined;
    busy.value = true;
    try {
      return await answerTo(document, input ? { input } : {});
    } finally {
      busy.value = false;
    }
  }

  return { busy, run };
}

/**
 * Where the session has ended, the customer signs in again on top of the page, and what they
 * asked for is then done: they have asked once already.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {object} variables
 * @returns {Promise<Outcome>}
 */
async function answerTo(document, variables) {
  const result = await client.mutation(document, variables, context);
  if (errorKind(result.error) !== 'signed-out') return outcome(result);
  sessionEnded();
  await signedInAgain();
  return outcome(await client.mutation(document, variables, context));
}

/** @param {import('@urql/core').OperationResult} result @returns {Outcome} */
function outcome({ data, error }) {
  const kind = errorKind(error);
  if (kind !== 'none') return { failure: kind };
  const [payload] = Object.values(data);
  if (!payload) return { failure: 'failed' };
  return payload.userErrors.length > 0 ? { errors: fieldErrors(payload.userErrors) } : { payload };
}
