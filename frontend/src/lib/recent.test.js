import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recent } from './recent.js';

test('what is older than thirty days is not news', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const changes = [{ changedAt: '2026-10-31T12:00:00Z' }, { changedAt: '2026-10-31T11:59:59Z' }];
  assert.deepEqual([changes[0]], recent(changes, now));
});
