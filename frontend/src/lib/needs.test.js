import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing } from './needs.js';

const known = { phone: '+4790012345', birthYear: 1984, postalAddress: { street: 'Storgata 1' } };

test('who has told us everything is asked for nothing', () => {
  assert.deepEqual(missing(known), []);
});

test('what is missing is asked for, the address first', () => {
  const nothing = { phone: null, birthYear: null, postalAddress: null };
  assert.deepEqual(missing(nothing), ['postalAddress', 'phone', 'birthYear']);
  assert.deepEqual(missing({ ...known, phone: null }), ['phone']);
});
