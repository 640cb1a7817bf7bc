import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAt, isWithin } from './paths.js';

test('a page belongs to the menu entry it lies beneath', () => {
  assert.equal(isWithin('/kjaeledyr/1', '/kjaeledyr'), true);
  assert.equal(isWithin('/kjaeledyr', '/kjaeledyr'), true);
});

test('the front page is nobody else’s, and names that merely begin alike are not beneath', () => {
  assert.equal(isWithin('/profil', '/'), false);
  assert.equal(isWithin('/profilbilde', '/profil'), false);
});

test('an address is the one named, whatever stands in its open parts', () => {
  assert.equal(true, isAt('/kjaeledyr/3f2', '/kjaeledyr/:id'));
  assert.equal(true, isAt('/kjaeledyr/3f2/endre', '/kjaeledyr/:id/endre'));
  assert.equal(true, isAt('/', '/'));
  assert.equal(true, isAt('/profil/', '/profil'));
});

test('more parts, fewer parts or empty ones are another address', () => {
  assert.equal(false, isAt('/kjaeledyr', '/kjaeledyr/:id'));
  assert.equal(false, isAt('/kjaeledyr/3f2/endre', '/kjaeledyr/:id'));
  assert.equal(false, isAt('/kjaeledyr//endre', '/kjaeledyr/:id/endre'));
  assert.equal(false, isAt('/profil', '/'));
});
