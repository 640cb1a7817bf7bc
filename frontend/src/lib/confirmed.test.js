import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmed } from './confirmed.js';

const isAsked = (/** @type {string} */ answer) => answer === 'who are you?';

/** @param {boolean} does whether the customer confirms who they are */
function customer(does) {
  const happened = /** @type {string[]} */ ([]);
  const confirm = async () => {
    happened.push('asked');
    return does;
  };
  /** @param {...string} answers in the order the server gives them */
  const wants = (...answers) => {
    const act = async () => {
      happened.push('sent');
      return answers.shift();
    };
    return confirmed(act, (answer) => isAsked(answer ?? ''), confirm);
  };
  return { happened, wants };
}

test('what needs no confirming is done at once', async () => {
  const { happened, wants } = customer(true);
  assert.equal('done', await wants('done'));
  assert.deepEqual(['sent'], happened);
});

test('what needs it is done by itself afterwards', async () => {
  const { happened, wants } = customer(true);
  assert.equal('done', await wants('who are you?', 'done'));
  assert.deepEqual(['sent', 'asked', 'sent'], happened);
});

test('who would rather not has done nothing, and is told nothing', async () => {
  const { happened, wants } = customer(false);
  assert.equal(undefined, await wants('who are you?', 'done'));
  assert.deepEqual(['sent', 'asked'], happened);
});

test('a server that asks for ever is asked twice', async () => {
  const { happened, wants } = customer(true);
  assert.equal('who are you?', await wants('who are you?', 'who are you?', 'done'));
  assert.deepEqual(['sent', 'asked', 'sent'], happened);
});
