import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeOf, isRefused, isUnpaid, isWaiting } from './charges.js';

test('what was asked for is waited for, and what was refused is the customer’s to settle', () => {
  const said = /** @type {const} */ (['ASKED', 'FAILED', 'GIVEN_UP', 'PAID', 'DROPPED']);
  const states = said.map((state) => ({ state }));
  assert.deepEqual([true, false, false, false, false], states.map(isWaiting));
  assert.deepEqual([false, true, true, false, false], states.map(isRefused));
  assert.deepEqual([true, true, true, false, false], states.map(isUnpaid));
});

test('an order waits for its own charge alone', () => {
  const charges = [{ orderId: 'o-1' }, { orderId: 'o-2' }];
  assert.equal(charges[1], chargeOf({ id: 'o-2' }, charges));
  assert.equal(undefined, chargeOf({ id: 'o-3' }, charges));
});
