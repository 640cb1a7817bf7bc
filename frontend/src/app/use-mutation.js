import { useSignal } from '@preact/signals';
import { language } from '../i18n/index.js';
import { errorKind, fieldErrors } from '../lib/errors.js';
import { onceMore } from '../lib/once-more.js';
import { client } from './client.js';
import { signInAgain } from './session.js';

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
      return outcome(await answerTo(document, input ? { input } : {}));
    } finally {
      busy.value = false;
    }
  }

  return { busy, run };
}

/**
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {object} variables
 */
function answerTo(document, variables) {
  return onceMore(
    () => client.mutation(document, variables, context).toPromise(),
    ({ error }) => errorKind(error) === 'signed-out',
    signInAgain,
  );
}

/** @param {import('@urql/core').OperationResult} result @returns {Outcome} */
function outcome({ data, error }) {
  const kind = errorKind(error);
  if (kind !== 'none') return { failure: kind };
  const [payload] = Object.values(data);
  if (!payload) return { failure: 'failed' };
  const errors = fieldErrors(payload.userErrors, language.value);
  return errors.length > 0 ? { errors } : { payload };
}
