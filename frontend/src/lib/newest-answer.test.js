import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Client,
  cacheExchange,
  createRequest,
  fetchExchange,
  gql,
  makeOperation,
} from '@urql/core';
import { makeSubject, pipe, subscribe } from 'wonka';
import { newestAnswer } from './newest-answer.js';

const document = gql('query Pets { me { id } }');
const change = gql('mutation Weigh { weigh { id } }');

/** @param {'query' | 'mutation'} kind */
function asked(kind) {
  const request = createRequest(kind === 'query' ? document : change, {});
  return makeOperation(kind, request, { url: '/graphql', requestPolicy: 'network-only' });
}

function door() {
  /** @type {any[]} */
  const waiting = [];
  /** @type {any[]} */
  const answers = [];
  const inside = makeSubject();
  const outside = makeSubject();
  const forward = (/** @type {any} */ operations) => {
    pipe(
      operations,
      subscribe((operation) => waiting.push(operation)),
    );
    return inside.source;
  };
  const client = { reexecuteOperation() {} };
  const io = newestAnswer(/** @type {any} */ ({ client, forward }));
  pipe(
    io(/** @type {any} */ (outside.source)),
    subscribe(({ data }) => answers.push(data)),
  );
  return {
    ask: (/** @type {'query' | 'mutation'} */ kind) => outside.next(asked(kind)),
    answer: (/** @type {number} */ place, /** @type {string} */ data) =>
      inside.next({ operation: waiting[place], data }),
    answers,
  };
}

test('an answer that comes behind a newer one is dropped', () => {
  const { ask, answer, answers } = door();
  ask('query');
  ask('query');
  answer(1, 'after');
  answer(0, 'before');
  assert.deepEqual(['after'], answers);
});

test('an old answer that comes first is dropped too: the newer one is on its way', () => {
  const { ask, answer, answers } = door();
  ask('query');
  ask('query');
  answer(0, 'before');
  answer(1, 'after');
  assert.deepEqual(['after'], answers);
});

test('every mutation gets its answer', () => {
  const { ask, answer, answers } = door();
  ask('mutation');
  ask('mutation');
  answer(0, 'one');
  answer(1, 'two');
  assert.deepEqual(['one', 'two'], answers);
});

/** A client as the app's, and the requests that its server has got and not answered. */
function shop() {
  /** @type {{ asks: string, answer: (data: object) => Promise<void> }[]} */
  const requests = [];
  const fetch = (/** @type {any} */ _, /** @type {any} */ { body }) =>
    new Promise((resolve) => {
      const answer = async (/** @type {object} */ data) => {
        const headers = { 'content-type': 'application/json' };
        resolve(new Response(JSON.stringify({ data }), { headers }));
        await new Promise((done) => setTimeout(done, 5));
      };
      requests.push({ asks: JSON.parse(body).query.split(' ', 2)[1], answer });
    });
  const client = new Client({
    url: '/graphql',
    exchanges: [cacheExchange, newestAnswer, fetchExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetch: /** @type {any} */ (fetch),
  });
  return { client, requests };
}

const bowl = (/** @type {number} */ grams) => ({
  me: { __typename: 'Customer', id: `${grams} g` },
});
const moment = () => new Promise((done) => setTimeout(done, 5));

test('what is asked anew when a second change is done is asked again: it may know the first alone', async () => {
  const { client, requests } = shop();
  /** @type {any[]} */
  const shown = [];
  pipe(
    client.query(document, {}),
    subscribe(({ data, stale }) => stale || shown.push(data?.me.id)),
  );
  await moment();
  await requests[0].answer(bowl(0));
  client.mutation(change, {}).toPromise();
  await moment();
  await requests[1].answer({ weigh: { __typename: 'Customer', id: '1' } });
  assert.equal('Pets', requests[2].asks);
  client.mutation(change, {}).toPromise();
  await moment();
  await requests[3].answer({ weigh: { __typename: 'Customer', id: '2' } });
  await requests[2].answer(bowl(1));
  await requests[4]?.answer(bowl(2));
  assert.deepEqual(['0 g', '2 g'], shown);
});

test('a change while nothing is under way asks each question once', async () => {
  const { client, requests } = shop();
  pipe(
    client.query(document, {}),
    subscribe(() => {}),
  );
  await moment();
  await requests[0].answer(bowl(0));
  client.mutation(change, {}).toPromise();
  await moment();
  await requests[1].answer({ weigh: { __typename: 'Customer', id: '1' } });
  await requests[2].answer(bowl(1));
  assert.deepEqual(
    ['Pets', 'Weigh', 'Pets'],
    requests.map(({ asks }) => asks),
  );
});
