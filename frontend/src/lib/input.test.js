import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asInput, isSame } from './input.js';

test('what the API answered can be sent back to it', () => {
  assert.deepEqual(asInput({ city: 'Oslo', __typename: 'PostalAddress' }), { city: 'Oslo' });
});

test('an answer agrees with an input whatever else it says', () => {
  const answer = { id: '1', city: 'Oslo', street2: null, at: { postcode: '0956', x: 1 } };
  assert.equal(true, isSame({ city: 'Oslo', street2: null, at: { postcode: '0956' } }, answer));
  assert.equal(false, isSame({ at: { postcode: '0957' } }, answer));
  assert.equal(false, isSame({ at: null }, answer));
  assert.equal(false, isSame({ at: { postcode: '0956' } }, { at: null }));
});
