import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPast, today } from './today.js';

test('the day changes at midnight in Norway, winter and summer', () => {
  assert.equal('2026-11-22', today(new Date('2026-11-22T22:59:59Z')));
  assert.equal('2026-11-23', today(new Date('2026-11-22T23:00:00Z')));
  assert.equal('2026-07-02', today(new Date('2026-07-01T22:00:00Z')));
});

test('a day is past once it is over', () => {
  assert.ok(isPast('2026-11-28', '2026-11-29'));
  assert.ok(!isPast('2026-11-29', '2026-11-29'));
});
