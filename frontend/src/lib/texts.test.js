import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, listed, withOneStop } from './texts.js';

test('values go where their names stand', () => {
  assert.equal(fill('Hei, {name}!', { name: 'Kari' }, 'nb'), 'Hei, Kari!');
});

test('a value that holds braces is shown as it is, not filled again', () => {
  assert.equal(fill('Hei, {name}!', { name: '{name}' }, 'nb'), 'Hei, {name}!');
});

test('one and many are told apart by the count', () => {
  const pets = { one: '{count} dyr', other: '{count} dyr i alt' };
  assert.equal(fill(pets, { count: 1 }, 'nb'), '1 dyr');
  assert.equal(fill(pets, { count: 0 }, 'nb'), '0 dyr i alt');
});

test('a count is written in words from two to twelve, and larger ones in figures', () => {
  const needs = { one: 'Én ting', other: '{count} ting, ja {count}' };
  assert.equal('To ting, ja to', fill(needs, { count: 2 }, 'nb-NO'));
  assert.equal('Tolv ting, ja tolv', fill(needs, { count: 12 }, 'nb-NO'));
  assert.equal('13 ting, ja 13', fill(needs, { count: 13 }, 'nb-NO'));
  assert.equal('Eight of twelve', fill('{count} of twelve', { count: 8 }, 'en-GB'));
});

test('any other value keeps its figures', () => {
  assert.equal('Hund (3)', fill('Hund ({number})', { number: 3 }, 'nb-NO'));
});

test('labels stand together in a sentence, and an abbreviation keeps its letters', () => {
  const labels = ['Kundenummer', 'E-postadresse', 'SMS', 'Språk'];
  assert.equal('kundenummer, e-postadresse, SMS og språk', listed(labels, 'nb-NO'));
  assert.equal('customer number and language', listed(['Customer number', 'Language'], 'en-GB'));
});

test('a sentence that ends in a name with a full stop has one', () => {
  assert.equal(withOneStop('Vi sendte Tyggebein, 50 stk..'), 'Vi sendte Tyggebein, 50 stk.');
  assert.equal(withOneStop('Vi sendte Tyggebein.'), 'Vi sendte Tyggebein.');
});

test('no line ends within "e-post", and an address stays as it is', () => {
  const mail = 'e-post@example.com';
  assert.equal(
    'E\u2011posten din: e\u2011mail, e-post@example.com',
    fill('E-posten din: e-mail, {mail}', { mail }, 'nb-NO'),
  );
});

test('a large count has its space, or its comma', () => {
  const long = { one: '{count} tegn for mye', other: '{count} tegn for mye' };
  assert.equal('20\u00a0000 tegn for mye', fill(long, { count: 20_000 }, 'nb-NO'));
  assert.equal('20,000 tegn for mye', fill(long, { count: 20_000 }, 'en-GB'));
  assert.equal('5000 tegn for mye', fill(long, { count: 5000 }, 'nb-NO'));
});
