import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceMore } from './once-more.js';

const isSignedOut = (/** @type {number} */ status) => status === 401;

/** @param {...number} answers in the order the server gives them */
function server(...answers) {
  const happened = /** @type {string[]} */ ([]);
  const ask = async () => {
    happened.push('asked');
    return /** @type {number} */ (answers.shift());
  };
  const signInAgain = async () => {
    happened.push('signed in');
  };
  return { happened, answer: () => onceMore(ask, isSignedOut, signInAgain) };
}

test('what is answered at once is asked once', async () => {
  const { happened, answer } = server(200);
  assert.equal(200, await answer());
  assert.deepEqual(['asked'], happened);
});

test('what is asked after the session ended is asked again after signing in, and not before', async () => {
  const { happened, answer } = server(401, 200);
  assert.equal(200, await answer());
  assert.deepEqual(['asked', 'signed in', 'asked'], happened);
});

test('somebody who does not get in is told so, rather than asked for ever', async () => {
  const { happened, answer } = server(401, 401, 200);
  assert.equal(401, await answer());
  assert.deepEqual(['asked', 'signed in', 'asked'], happened);
});
