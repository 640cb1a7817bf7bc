import { useEffect, useState } from 'preact/hooks';
import { language } from '../i18n/index.js';
import { withoutStray } from '../lib/characters.js';
import { errorKind } from '../lib/errors.js';
import { client } from './client.js';
import { attempt, fallBehind } from './network.js';
import { expired, sessionEnded } from './session.js';

/**
 * @typedef {object} Answer
 * @property {any} data what was asked for; the last known answer while a newer one is fetched
 * @property {boolean} failed nothing to show, and no answer is coming by itself
 * @property {import('../i18n/index.js').Language} [wordedIn] the language that the server worded it in
 */

/**
 * Asks the server, and again whenever a mutation may have changed the answer.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {Record<string, unknown>} [variables]
 * @param {{ isWorded?: boolean }} [how] `isWorded` where the server words the answer, in the language
 *   that is spoken: it is asked again when that changes, and what it said before, in another one, may
 *   stand until then, see `Words`
 * @returns {Answer}
 */
export function useQuery(document, variables = {}, { isWorded } = {}) {
  const [answer, setAnswer] = useState(/** @type {Answer} */ ({ data: undefined, failed: false }));
  const key = JSON.stringify(variables);
  const turn = attempt.value;
  const spoken = language.value;
  useEffect(() => {
    const source = client.query(document, withoutStray(variables), isWorded ? fresh : {});
    const { unsubscribe } = source.subscribe((result) =>
      setAnswer((last) => next(last, result, spoken)),
    );
    return unsubscribe;
  }, [document, key, turn, isWorded && spoken]);
  return answer;
}

const fresh = /** @type {const} */ ({ requestPolicy: 'network-only' });

/**
 * @param {Answer} last
 * @param {import('@urql/core').OperationResult} result
 * @param {import('../i18n/index.js').Language} wordedIn
 * @returns {Answer}
 */
function next(last, { data, error }, wordedIn) {
  // `me` is null with an error beside it when the server broke, not when nobody is signed in.
  const isSignedOut = error ? errorKind(error) === 'signed-out' : data?.me === null;
  if (isSignedOut) sessionEnded();
  if (isSignedOut || expired.value) return last;
  if (error && last.data) fallBehind();
  if (error) return { ...last, failed: !last.data };
  return { data, failed: false, wordedIn };
}
