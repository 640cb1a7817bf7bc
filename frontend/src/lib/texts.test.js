import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from './texts.js';

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
