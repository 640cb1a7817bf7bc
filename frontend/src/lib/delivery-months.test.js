import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsOf } from './delivery-months.js';

/** @param {string} deliverOn */
const on = (deliverOn) => ({ deliverOn });

test('a year has twelve months, from this one on', () => {
  const months = monthsOf([], '2026-11-29').map(({ first }) => first.slice(0, 7));
  assert.equal(12, months.length);
  assert.deepEqual(['2026-11', '2027-10'], [months[0], months[11]]);
});

test('what comes in the last days of the year ahead has its month too', () => {
  const months = monthsOf([on('2027-11-20')], '2026-11-29');
  assert.deepEqual([13, [on('2027-11-20')]], [months.length, months[12].deliveries]);
});

test('every delivery stands in its own month', () => {
  const [november, december] = monthsOf([on('2026-12-01'), on('2026-12-31')], '2026-11-29');
  assert.deepEqual([0, 2], [november.deliveries.length, december.deliveries.length]);
});

test('weeks begin on Monday, and every day is in one', () => {
  const [november] = monthsOf([], '2026-11-29');
  // The first is a Sunday, the thirtieth a Monday.
  assert.deepEqual([...Array(6).fill(null), '2026-11-01'], november.weeks[0]);
  assert.deepEqual(['2026-11-30', ...Array(6).fill(null)], november.weeks.at(-1));
  assert.equal(30, november.weeks.flat().filter(Boolean).length);
});

test('a leap year has its day', () => {
  const [february] = monthsOf([], '2028-02-10');
  assert.equal('2028-02-29', february.weeks.flat().filter(Boolean).at(-1));
});
