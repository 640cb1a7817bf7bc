import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStray, strayIn, withoutStray } from './characters.js';

test('NUL and half a character are no text; a whole one outside the first plane is', () => {
  for (const text of ['\0', 'a\0b', '\ud83d', 'x\udc36']) assert.equal(true, isStray(text));
  for (const text of ['', 'Æøå\n\t', '🐶', '\u0007']) assert.equal(false, isStray(text));
});

test('it is found as the server would name it, however deep', () => {
  const input = { name: 'a\0', lines: [{ sku: 'b' }, { sku: '\ud83d' }], pet: null, count: 3 };
  assert.deepEqual(['name', 'lines.1.sku'], strayIn(input));
  assert.deepEqual([], strayIn({ name: 'Luna 🐶', when: undefined }));
});

test('what is looked for has a blank there instead', () => {
  const said = { search: 'fôr\0til 🐶\ud83d', first: 3, after: null };
  assert.deepEqual({ search: 'fôr til 🐶 ', first: 3, after: null }, withoutStray(said));
});
