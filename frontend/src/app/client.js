import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { language } from '../i18n/index.js';
import { watchedFetch } from './network.js';

const fetchOptions = () => ({
  credentials: /** @type {const} */ ('same-origin'),
  headers: { accept: 'application/graphql-response+json', 'accept-language': language.value },
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
