import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerTo,
  canBePaid,
  chargeOf,
  isRefused,
  isUnpaid,
  isWaiting,
  mayBeCancelled,
} from './charges.js';

test('what was asked for is waited for, and what was refused is the customer’s to settle', () => {
  const said = /** @type {const} */ (['ASKED', 'FAILED', 'GIVEN_UP', 'PAID', 'DROPPED']);
  const states = said.map((state) => ({ state }));
  assert.deepEqual([true, false, false, false, false], states.map(isWaiting));
  assert.deepEqual([false, true, true, false, false], states.map(isRefused));
  assert.deepEqual([true, true, true, false, false], states.map(isUnpaid));
});

test('what its customer asked to cancel is nobody’s to pay before the shop has answered', () => {
  const charges = [
    { state: /** @type {const} */ ('FAILED'), canRetry: true },
    { state: /** @type {const} */ ('GIVEN_UP'), canRetry: false },
    { state: /** @type {const} */ ('ASKED'), canRetry: false },
  ];
  assert.deepEqual([true, false, false], charges.map(canBePaid));
  assert.deepEqual([false, true, false], charges.map(mayBeCancelled));
});

test('an order waits for its own charge alone', () => {
  const charges = [{ orderId: 'o-1' }, { orderId: 'o-2' }];
  assert.equal(charges[1], chargeOf({ id: 'o-2' }, charges));
  assert.equal(undefined, chargeOf({ id: 'o-3' }, charges));
});

test('what was asked for again is waited for until the page knows what became of that try', () => {
  const asked = { id: 'c-1', askedAt: '2026-11-30T00:01:10.500+00:00' };
  const said = (/** @type {any} */ now) => answerTo(asked, [{ ...asked, ...now }]);
  assert.equal('done', said({ state: 'FAILED', askedAt: '2026-11-30T00:01:10+00:00' }));
  assert.equal('done', said({ state: 'ASKED' }));
  assert.equal('refused', said({ state: 'FAILED' }));
  assert.equal('refused', said({ state: 'GIVEN_UP' }));
  assert.equal('paid', said({ state: 'PAID' }));
  assert.equal(null, said({ state: 'DROPPED' }));
  assert.equal('over', answerTo(asked, []), 'paid or cancelled: nobody says which');
});
