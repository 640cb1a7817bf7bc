import { useSignal } from '@preact/signals';
import { errorKind, fieldErrors } from '../lib/errors.js';
import { client } from './client.js';
import { sessionEnded } from './session.js';

/**
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 * @typedef {'offline' | 'failed' | 'signed-out'} Failure
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
      return outcome(await client.mutation(document, input ? { input } : {}, context));
    } finally {
      busy.value = false;
    }
  }

  return { busy, run };
}

/** @param {import('@urql/core').OperationResult} result @returns {Outcome} */
function outcome({ data, error }) {
  const kind = errorKind(error);
  if (kind === 'signed-out') sessionEnded();
  if (kind !== 'none') return { failure: kind };
  const [payload] = Object.values(data);
  if (!payload) return { failure: 'failed' };
  return payload.userErrors.length > 0 ? { errors: fieldErrors(payload.userErrors) } : { payload };
}
