import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf, sorted } from './discount-codes.js';

/** @typedef {import('./discount-codes.js').CodeState} CodeState */

test('what can be used comes apart from what is used up or over', () => {
  const states = /** @type {CodeState[]} */ (['USED', 'VALID', 'EXPIRED', 'NOT_YET']);
  const { usable, spent } = sorted(states.map((state) => ({ state })));
  assert.deepEqual([{ state: 'VALID' }, { state: 'NOT_YET' }], usable);
  assert.deepEqual([{ state: 'USED' }, { state: 'EXPIRED' }], spent);
});

test('the last day is said in words the nearer it is', () => {
  for (const [lastDay, end, days] of [
    [null, 'open', 0],
    ['2026-11-29', 'today', 0],
    ['2026-11-30', 'tomorrow', 1],
    ['2026-12-01', 'soon', 2],
    ['2026-12-13', 'soon', 14],
    ['2026-12-14', 'later', 15],
  ])
    assert.deepEqual({ end, days }, endOf(/** @type {any} */ (lastDay), '2026-11-29'));
});

test('a day is a day, also where the clocks are changed', () => {
  assert.deepEqual({ end: 'soon', days: 2 }, endOf('2026-10-26', '2026-10-24'));
});
