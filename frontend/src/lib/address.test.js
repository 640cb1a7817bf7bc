import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLines, countryOptions } from './address.js';

const home = { street: 'Storgata 1', street2: null, postcode: '0155', city: 'Oslo', country: 'NO' };

test('an address reads as on a parcel, without Norway and without empty lines', () => {
  assert.deepEqual(addressLines(home, 'nb'), ['Storgata 1', '0155 Oslo']);
});

test('an address abroad names its country, in the language of the reader', () => {
  const lines = addressLines({ ...home, street2: 'H0301', country: 'SE' }, 'nb');
  assert.deepEqual(lines, ['Storgata 1', 'H0301', '0155 Oslo', 'Sverige']);
});

test('Norway is offered first, and a country already chosen is never lost', () => {
  assert.equal(countryOptions('nb')[0].label, 'Norge');
  assert.deepEqual(countryOptions('en', 'DE').at(-1), { value: 'DE', label: 'Germany' });
});
