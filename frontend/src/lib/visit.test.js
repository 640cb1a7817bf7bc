import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { notePasswordReset, noteSignedIn, noteSignedOut, takeFarewell } from './visit.js';

beforeEach(() => {
  const kept = new Map();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
      removeItem: (/** @type {string} */ key) => kept.delete(key),
    },
  });
});

test('a stranger is told nothing', () => {
  assert.equal(undefined, takeFarewell());
});

test('who signed out is told so, once', () => {
  noteSignedIn();
  noteSignedOut();
  assert.equal('own', takeFarewell());
  assert.equal(undefined, takeFarewell());
});

test('who was signed in and is no longer, is told that the session ended, once', () => {
  noteSignedIn();
  assert.equal('ended', takeFarewell());
  assert.equal(undefined, takeFarewell());
});

test('who chose a new password by a link is told so, once', () => {
  notePasswordReset();
  assert.equal('reset', takeFarewell());
  assert.equal(undefined, takeFarewell());
});
