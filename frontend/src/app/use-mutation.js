import { useSignal } from '@preact/signals';
import { language, t } from '../i18n/index.js';
import { strayIn } from '../lib/characters.js';
import { confirmed } from '../lib/confirmed.js';
import { errorKind, fieldErrors, strayErrors } from '../lib/errors.js';
import { onceMore } from '../lib/once-more.js';
import PasswordChange from '../operations/security/password-change.graphql';
import Reauthenticate from '../operations/security/reauthenticate.graphql';
import SignIn from '../operations/sign-in.graphql';
import AccountClaim from '../operations/way-in/account-claim.graphql';
import EmailVerify from '../operations/way-in/email-verify.graphql';
import { client, renewingFetch } from './client.js';
import { catchUp } from './network.js';
import { signInAgain } from './session.js';
import { confirmIdentity } from './step-up.js';

/**
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 * @typedef {import('../lib/errors.js').Silence | 'failed' | 'signed-out'} Failure why there is no answer
 * @typedef {{ payload: any } | { errors: FieldError[] } | { failure: Failure }} Outcome
 */

/** Every page shows something of the customer, so a change may concern any answer in the cache. */
const context = { additionalTypenames: ['Customer'] };

/** What brings the browser a new session token. */
const renewing = new Set([SignIn, EmailVerify, AccountClaim, Reauthenticate, PasswordChange]);

/**
 * Sends a mutation and sorts its answer. One at a time: while it runs, `run` does nothing. Where the
 * server wants to know first that it is the customer, they are asked, and it is sent again by itself.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document with one root field
 */
export function useMutation(document) {
  const busy = useSignal(false);

  /** @param {object} [input] @returns {Promise<Outcome | undefined>} undefined where nothing came of it, by choice */
  async function run(input) {
    if (busy.peek()) return undefined;
    // The server's door would answer nothing about a field.
    const stray = strayIn(input);
    if (stray.length > 0) return { errors: strayErrors(stray, () => t('form.stray')) };
    busy.value = true;
    try {
      const act = async () => outcome(await answerTo(document, input ? { input } : {}));
      return await confirmed(act, needsStepUp, confirmIdentity);
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
  const how = renewing.has(document) ? { ...context, fetch: renewingFetch } : context;
  return onceMore(
    () => client.mutation(document, variables, how).toPromise(),
    ({ error }) => errorKind(error) === 'signed-out',
    signInAgain,
  );
}

/** @param {import('@urql/core').OperationResult} result @returns {Outcome} */
function outcome({ data, error }) {
  const kind = errorKind(error);
  if (kind !== 'none') return { failure: kind };
  catchUp();
  const [payload] = Object.values(data);
  if (!payload) return { failure: 'failed' };
  const errors = fieldErrors(payload.userErrors, language.value);
  return errors.length > 0 ? { errors } : { payload };
}

/** @param {Outcome} outcome */
const needsStepUp = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'STEP_UP_REQUIRED');
