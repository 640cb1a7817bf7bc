import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysNobody } from './answered.js';

const unauthenticated = { message: '', extensions: { code: 'UNAUTHENTICATED' } };
const broken = { message: '', extensions: { code: 'INTERNAL' } };

/** @param {unknown} body */
const answerWith = (body) => new Response(JSON.stringify(body));

test('an act that needs a sign-in says so with a code', async () => {
  const body = { data: { petCreate: null }, errors: [broken, unauthenticated] };
  assert.equal(true, await saysNobody(answerWith(body)));
});

test('a question about oneself is answered with nobody', async () => {
  assert.equal(true, await saysNobody(answerWith({ data: { me: null } })));
});

test('what broke says nothing of who is there', async () => {
  assert.equal(false, await saysNobody(answerWith({ data: { me: null }, errors: [broken] })));
  assert.equal(false, await saysNobody(answerWith({ data: null, errors: [broken] })));
  assert.equal(false, await saysNobody(new Response('<h1>Bad gateway</h1>', { status: 502 })));
});

test('an answer to somebody says so, and can be read afterwards', async () => {
  const mutation = answerWith({ data: { petCreate: { pet: null } } });
  assert.equal(false, await saysNobody(mutation));
  assert.deepEqual({ data: { petCreate: { pet: null } } }, await mutation.json());
  assert.equal(false, await saysNobody(answerWith({ data: { me: { id: '1' } } })));
});
