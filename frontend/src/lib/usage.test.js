import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryAt, deviceOf, stayOf } from './usage.js';

test('how long is told in four classes', () => {
  const told = [0, 9_999, 10_000, 59_999, 60_000, 299_999, 300_000].map(stayOf);
  assert.deepEqual(
    [
      'under_10_seconds',
      'under_10_seconds',
      'under_a_minute',
      'under_a_minute',
      'under_5_minutes',
      'under_5_minutes',
      'longer',
    ],
    told,
  );
});

test('what it is looked at with is told by the width alone', () => {
  assert.deepEqual(
    ['mobile', 'mobile', 'tablet', 'tablet', 'desktop'],
    [320, 599, 600, 1023, 1024].map(deviceOf),
  );
});

test('of an address only the outermost category is told, and of the products alone', () => {
  assert.equal('Hund', categoryAt('/varer', '?sok=hunden+min&kategori=Hund+%3E+T%C3%B8rrf%C3%B4r'));
  assert.equal(undefined, categoryAt('/varer', '?sok=kari@example.com'));
  assert.equal(undefined, categoryAt('/varer/:sku', '?kategori=Hund'));
});
