import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newIn, readHere, readLast, splitAt, unreadSince } from './notice.js';

const versions = [
  { version: 3, summary: ['Tre.'] },
  { version: 2, summary: ['To.', 'Mer.'] },
  { version: 1, summary: ['En.'] },
];

test('what is new is told of every edition after the one that was seen, newest first', () => {
  assert.deepEqual(['Tre.', 'To.', 'Mer.'], newIn(versions, 1));
  assert.deepEqual(['Tre.'], newIn(versions, 2));
  assert.deepEqual([], newIn(versions, 3));
});

test('a text is parted at the names in it, and loses nothing', () => {
  const names = ['post@mikopet.no', 'www.datatilsynet.no'];
  const text = 'Skriv til post@mikopet.no, eller se www.datatilsynet.no';
  const parts = ['Skriv til ', 'post@mikopet.no', ', eller se ', 'www.datatilsynet.no'];
  assert.deepEqual(parts, splitAt(text, names));
  assert.deepEqual(['post@mikopetXno'], splitAt('post@mikopetXno', names));
  assert.deepEqual([], splitAt('', names));
});

test('what is new is told until it is read: since the last that was, or the edition before', () => {
  const notice = { version: 3, versions };
  assert.equal(1, unreadSince(notice, 1, true));
  assert.equal(2, unreadSince(notice, 2, false));
  assert.equal(null, unreadSince(notice, 3, true));
  assert.equal(null, unreadSince(notice, 3, false));
  assert.equal(2, unreadSince(notice, null, false));
});

test('who is signed in and never saw it, and who reads the first edition, are told of nothing', () => {
  assert.equal(null, unreadSince({ version: 3, versions }, null, true));
  assert.equal(null, unreadSince({ version: 1, versions: versions.slice(2) }, null, false));
});

test('a browser knows what was read there, and takes nothing else for an edition', () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
  };
  Object.assign(globalThis, { localStorage });
  assert.equal(null, readLast());
  readHere(2);
  assert.equal(2, readLast());
  for (const strange of ['', 'to', '-1', '1.5']) {
    kept.set('minside.notice', strange);
    assert.equal(null, readLast());
  }
});
