import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, readableValue } from './changes.js';

test('a language is named in the language of whoever reads', () => {
  assert.equal('norsk bokmål', readableValue('LANGUAGE', 'nb', 'nb-NO'));
  assert.equal('engelsk', readableValue('LANGUAGE', 'en', 'nb-NO'));
  assert.equal('Norwegian Bokmål', readableValue('LANGUAGE', 'nb', 'en-GB'));
  assert.equal('English', readableValue('LANGUAGE', 'EN', 'en-GB'));
});

test('a phone number is grouped as people read it', () => {
  assert.equal('+47 400 00 101', readableValue('PHONE', '+4740000101', 'nb-NO'));
});

test('an address is one line, and a country abroad has its name', () => {
  const home = 'Furulia 12\n0956 Oslo\nNO';
  assert.equal('Furulia 12, 0956 Oslo', readableValue('POSTAL_ADDRESS', home, 'nb-NO'));
  const abroad = 'Kari\nGatan 1\n114 55 Stockholm\nSE\n\nRing på.\n\nHunden er snill.';
  assert.equal(
    'Kari, Gatan 1, 114 55 Stockholm, Sverige (Ring på.\n\nHunden er snill.)',
    readableValue('DELIVERY_ADDRESS', abroad, 'nb-NO'),
  );
  assert.match(readableValue('DEFAULT_DELIVERY_ADDRESS', abroad, 'en-GB'), /Stockholm, Sweden/);
});

test('a name and a year stand as they are', () => {
  assert.equal('Kari', readableValue('FIRST_NAME', 'Kari', 'nb-NO'));
  assert.equal('1984', readableValue('BIRTH_YEAR', '1984', 'nb-NO'));
});

test('what had no value was added, and what has none any more was removed', () => {
  assert.equal('added', kindOf({ oldValue: null, newValue: 'Kari' }));
  assert.equal('removed', kindOf({ oldValue: 'Kari', newValue: null }));
  assert.equal('changed', kindOf({ oldValue: 'Kari', newValue: 'Karin' }));
});
