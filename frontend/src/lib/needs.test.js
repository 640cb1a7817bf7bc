import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing } from './needs.js';

const known = { phone: '+4790012345', postalAddress: { street: 'Storgata 1' } };

test('who has told us everything is asked for nothing', () => {
  assert.deepEqual(missing(known), []);
});

test('what is missing is asked for, the address first', () => {
  assert.deepEqual(missing({ phone: null, postalAddress: null }), ['postalAddress', 'phone']);
  assert.deepEqual(missing({ ...known, phone: null }), ['phone']);
});

test('nobody is asked for what only some need: the year of birth is for regular deliveries', () => {
  const unborn = /** @type {typeof known} */ ({ ...known, birthYear: null });
  assert.deepEqual([], missing(unborn));
});
