import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableValue } from './changes.js';

test('a language is named in the language of whoever reads', () => {
  assert.equal('Norsk bokmål', readableValue('LANGUAGE', 'nb', 'nb-NO'));
  assert.equal('Engelsk', readableValue('LANGUAGE', 'en', 'nb-NO'));
  assert.equal('Norwegian Bokmål', readableValue('LANGUAGE', 'nb', 'en-GB'));
  assert.equal('English', readableValue('LANGUAGE', 'EN', 'en-GB'));
});

test('a phone number is grouped as people read it', () => {
  assert.equal('+47 400 00 101', readableValue('PHONE', '+4740000101', 'nb-NO'));
});

test('a name, an address and a year stand as they are', () => {
  assert.equal(
    'Furulia 12, 0956 Oslo',
    readableValue('POSTAL_ADDRESS', 'Furulia 12, 0956 Oslo', 'nb-NO'),
  );
  assert.equal('1984', readableValue('BIRTH_YEAR', '1984', 'nb-NO'));
});
