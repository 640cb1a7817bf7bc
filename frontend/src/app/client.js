import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { language } from '../i18n/index.js';
import { saysNobody } from '../lib/answered.js';
import { withoutStray } from '../lib/characters.js';
import { newestAnswer } from '../lib/newest-answer.js';
import { renewals } from '../lib/renewals.js';
import Session from '../operations/session.graphql';
import { watchedFetch } from './network.js';

/** @type {string | undefined} */
let owner;

/**
 * From here on every request says whose page asks: a window may still show one customer when
 * another has signed in beside it, and the server then does nothing but sign out.
 *
 * @param {string | undefined} id
 */
export function speakFor(id) {
  owner = id;
}

/** @returns {Record<string, string>} */
export function spokenHeaders() {
  const spoken = { 'accept-language': language.value };
  return owner ? { ...spoken, 'minside-customer': owner } : spoken;
}

const fetchOptions = () => ({
  credentials: /** @type {const} */ ('same-origin'),
  headers: { accept: 'application/graphql-response+json', ...spokenHeaders() },
});

const { ask, renew } = renewals(isStillIn);

export { ask };

/**
 * Another window may have got the browser a new session token; a stranger at the door has none.
 * Past `ask`, which waits for this answer, and by a client of its own: one that has the same
 * question under way would wait for that too.
 */
async function isStillIn() {
  if (!owner) return false;
  const { data } = await newClient(watchedFetch).query(Session, {});
  return data?.me?.id === owner;
}

/** @type {typeof fetch} */
const persistentFetch = (input, init) => ask(() => watchedFetch(input, init), saysNobody);

/** The same for a request that may bring a new token itself. @type {typeof fetch} */
export const renewingFetch = (input, init) =>
  ask(() => renew(() => watchedFetch(input, init)), saysNobody);

/** GET would put personal data into addresses, and so into logs. */
const newClient = (fetch = persistentFetch) =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, newestAnswer, fetchExchange],
    fetch,
    fetchOptions,
    requestPolicy: 'cache-and-network',
  });

export let client = newClient();

/**
 * Asks what would come of something. By a client of its own: the answers that pages show stay as they
 * are, since nothing has happened.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {object} variables
 */
export const askAside = (document, variables) =>
  newClient().mutation(document, withoutStray(variables)).toPromise();

/** Forgets every answer, so that nothing of one customer is ever shown to the next. */
export function forgetAnswers() {
  client = newClient();
}
