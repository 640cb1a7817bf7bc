import assert from 'node:assert/strict';
import { test } from 'node:test';
import { since, splitAt } from './notice.js';

const versions = [
  { version: 3, summary: ['Tre.'] },
  { version: 2, summary: ['To.', 'Mer.'] },
  { version: 1, summary: ['En.'] },
];

test('what is new is told of every edition after the one that was seen, newest first', () => {
  assert.deepEqual(['Tre.', 'To.', 'Mer.'], since(versions, 1));
  assert.deepEqual(['Tre.'], since(versions, 2));
  assert.deepEqual([], since(versions, 3));
});

test('a text is parted at the names in it, and loses nothing', () => {
  const names = ['post@mikopet.no', 'www.datatilsynet.no'];
  const text = 'Skriv til post@mikopet.no, eller se www.datatilsynet.no';
  const parts = ['Skriv til ', 'post@mikopet.no', ', eller se ', 'www.datatilsynet.no'];
  assert.deepEqual(parts, splitAt(text, names));
  assert.deepEqual(['post@mikopetXno'], splitAt('post@mikopetXno', names));
  assert.deepEqual([], splitAt('', names));
});
