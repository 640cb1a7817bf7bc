import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequest, gql, makeOperation } from '@urql/core';
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
  const io = newestAnswer(/** @type {any} */ ({ forward }));
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
