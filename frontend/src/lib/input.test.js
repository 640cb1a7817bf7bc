import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asInput, at, isSame, partOf } from './input.js';

test('what the API answered can be sent back to it', () => {
  assert.deepEqual(asInput({ city: 'Oslo', __typename: 'PostalAddress' }), { city: 'Oslo' });
});

test('a part has only what was asked for, also where there is nothing', () => {
  const whole = { firstName: 'Kari', phone: null, language: 'NB' };
  assert.deepEqual({ firstName: 'Kari', phone: null }, partOf(whole, ['phone', 'firstName', 'x']));
});

test('a path leads to a value, or nowhere', () => {
  assert.equal('0956', at({ postalAddress: { postcode: '0956' } }, 'postalAddress.postcode'));
  assert.equal(undefined, at({ postalAddress: null }, 'postalAddress.postcode'));
});

test('an answer agrees with an input whatever else it says', () => {
  const answer = { id: '1', city: 'Oslo', street2: null, at: { postcode: '0956', x: 1 } };
  assert.equal(true, isSame({ city: 'Oslo', street2: null, at: { postcode: '0956' } }, answer));
  assert.equal(false, isSame({ at: { postcode: '0957' } }, answer));
  assert.equal(false, isSame({ at: null }, answer));
  assert.equal(false, isSame({ at: { postcode: '0956' } }, { at: null }));
});
