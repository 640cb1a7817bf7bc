import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, optionalText, text, year } from './fields.js';

/** @param {Record<string, string>} typed */
function form(typed) {
  const fields = new FormData();
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
}

test('blanks around what was typed are not part of it', () => {
  assert.equal(text(form({ city: ' Oslo ' }), 'city'), 'Oslo');
});

test('an empty field that may be empty says null, which removes the value', () => {
  assert.equal(optionalText(form({ phone: '  ' }), 'phone'), null);
  assert.equal(optionalText(form({}), 'phone'), null);
});

test('a year has four digits, nothing is null, and anything else is told apart from nothing', () => {
  assert.equal(year(form({ year: ' 1984 ' }), 'year'), 1984);
  assert.equal(year(form({ year: '' }), 'year'), null);
  for (const typed of ['84', '84a', '-198', '19.5', '1e03', '19840']) {
    assert.equal(year(form({ year: typed }), 'year'), undefined, typed);
  }
});

test('an address is read from the fields under its prefix', () => {
  const typed = {
    'a.street': 'Storgata 1',
    'a.street2': '',
    'a.postcode': '0155',
    'a.city': 'Oslo',
  };
  const expected = {
    street: 'Storgata 1',
    street2: null,
    postcode: '0155',
    city: 'Oslo',
    country: 'NO',
  };
  assert.deepEqual(address(form({ ...typed, 'a.country': 'NO' }), 'a.'), expected);
});
