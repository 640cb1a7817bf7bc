import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idempotency } from './idempotency.js';

test('the key stays until it is renewed', () => {
  const key = idempotency();
  const first = key.current();
  assert.equal(key.current(), first);
  key.renew();
  assert.notEqual(key.current(), first);
});
