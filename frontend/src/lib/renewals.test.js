import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewals } from './renewals.js';

const isNobody = (/** @type {string} */ answer) => answer === 'nobody';

/** A request whose answer the test gives, when it likes. */
function request() {
  const waiting = /** @type {((answer: string) => void)[]} */ ([]);
  const send = () =>
    new Promise((/** @type {(answer: string) => void} */ give) => waiting.push(give));
  return {
    send,
    get sent() {
      return waiting.length;
    },
    answer: (/** @type {string} */ answer) => waiting.at(-1)?.(answer),
  };
}

/** Long enough for everything that doesn't wait for the test. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {boolean} isIn what the server says to whoever asks who is there */
function browserWhere(isIn) {
  const asked = { times: 0 };
  const isStillIn = async () => {
    asked.times += 1;
    return isIn;
  };
  return { asked, ...renewals(isStillIn) };
}

test('an answer is taken as it is, and nobody asks who is there', async () => {
  const { ask, asked } = browserWhere(true);
  const save = request();
  const answer = ask(save.send, isNobody);
  save.answer('saved');
  assert.equal('saved', await answer);
  assert.deepEqual([1, 0], [save.sent, asked.times]);
});

test('what was sent before a step-up of this window finished is asked once more', async () => {
  const { ask, renew, asked } = browserWhere(false);
  const save = request();
  const answer = ask(save.send, isNobody);
  await renew(async () => 'confirmed');
  save.answer('nobody');
  await settled();
  save.answer('saved');
  assert.equal('saved', await answer);
  assert.deepEqual([2, 0], [save.sent, asked.times]);
});

test('an answer that overtakes the step-up waits for the new token', async () => {
  const { ask, renew } = browserWhere(false);
  const [save, stepUp] = [request(), request()];
  const answer = ask(save.send, isNobody);
  const confirmed = renew(stepUp.send);
  save.answer('nobody');
  await settled();
  assert.equal(1, save.sent);
  stepUp.answer('confirmed');
  await confirmed;
  await settled();
  save.answer('saved');
  assert.equal('saved', await answer);
});

test('a step-up that got no answer holds nothing up', async () => {
  const { ask, renew } = browserWhere(false);
  await assert.rejects(renew(() => Promise.reject(new Error('offline'))));
  assert.equal('nobody', await ask(async () => 'nobody', isNobody));
});

test('a step-up of another window is found by asking who is there', async () => {
  const { ask, asked } = browserWhere(true);
  const answers = ['nobody', 'saved'];
  assert.equal('saved', await ask(async () => answers.shift() ?? '', isNobody));
  assert.equal(1, asked.times);
});

test('who is signed out is asked for nothing twice', async () => {
  const { ask, renew } = browserWhere(false);
  await renew(async () => 'confirmed long ago');
  const save = request();
  const answer = ask(save.send, isNobody);
  save.answer('nobody');
  assert.equal('nobody', await answer);
  assert.equal(1, save.sent);
});

test('what loses again is asked no third time', async () => {
  const { ask } = browserWhere(true);
  let sent = 0;
  const send = async () => {
    sent += 1;
    return 'nobody';
  };
  assert.equal('nobody', await ask(send, isNobody));
  assert.equal(2, sent);
});

test('requests that lose beside each other are each asked once more', async () => {
  const { ask, renew } = browserWhere(false);
  const all = [request(), request(), request()];
  const answers = all.map(({ send }) => ask(send, isNobody));
  await renew(async () => 'confirmed');
  for (const one of all) one.answer('nobody');
  await settled();
  for (const one of all) one.answer('saved');
  assert.deepEqual(['saved', 'saved', 'saved'], await Promise.all(answers));
  assert.deepEqual(
    [2, 2, 2],
    all.map(({ sent }) => sent),
  );
});

test('a step-up that loses to another window waits for nothing but its answer', async () => {
  const { ask, renew } = browserWhere(true);
  const answers = ['nobody', 'confirmed'];
  const stepUp = () => renew(async () => answers.shift() ?? '');
  assert.equal('confirmed', await ask(stepUp, isNobody));
});
