import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin } from './paths.js';

test('a page belongs to the menu entry it lies beneath', () => {
  assert.equal(isWithin('/kjaeledyr/1', '/kjaeledyr'), true);
  assert.equal(isWithin('/kjaeledyr', '/kjaeledyr'), true);
});

test('the front page is nobody else’s, and names that merely begin alike are not beneath', () => {
  assert.equal(isWithin('/profil', '/'), false);
  assert.equal(isWithin('/profilbilde', '/profil'), false);
});
