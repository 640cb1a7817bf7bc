import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { language } from '../i18n/index.js';
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

/** GET would put personal data into addresses, and so into logs. */
const newClient = () =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
    fetch: watchedFetch,
    fetchOptions,
    requestPolicy: 'cache-and-network',
  });

export let client = newClient();

/** Forgets every answer, so that nothing of one customer is ever shown to the next. */
export function forgetAnswers() {
  client = newClient();
}
