import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinUploads, uploadsIn } from './uploads.js';

test('what has come is told apart from what is on its way', () => {
  const held = joinUploads([{ upload: 'a' }, { upload: null }, { upload: 'b' }]);
  assert.deepEqual({ uploads: ['a', 'b'], isWaiting: true }, uploadsIn(held));
});

test('no picture is nothing held, and nothing to wait for', () => {
  assert.equal('', joinUploads([]));
  assert.deepEqual({ uploads: [], isWaiting: false }, uploadsIn(''));
});
