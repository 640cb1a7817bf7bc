import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepTogether, unbroken } from './no-break.js';

test('a number and its unit, a day and its month, stand on one line, and words part as they do', () => {
  assert.equal('17,6\u00a0kg', keepTogether('17,6 kg'));
  assert.equal('1\u00a0år og 3\u00a0måneder', keepTogether('1 år og 3 måneder'));
  assert.equal('16.\u00a0november 2026', keepTogether('16. november 2026'));
  assert.equal('omtrent 4\u00a0år', keepTogether('omtrent 4 år'));
});

test('the number of an invoice or a return stands on one line', () => {
  assert.equal('F\u201130163', unbroken('F-30163'));
  assert.equal('30163', unbroken('30163'));
});
