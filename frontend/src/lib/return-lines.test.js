import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenLines, lineName, quantityName } from './return-lines.js';

const lines = [
  { line: '1', returnableQuantity: 3 },
  { line: '2', returnableQuantity: 1 },
  { line: '3', returnableQuantity: 1 },
];

test('what is ticked goes back, as many as were asked for, or all of it', () => {
  const fields = new FormData();
  fields.set(lineName('1'), 'yes');
  fields.set(quantityName('1'), '2');
  fields.set(lineName('3'), 'yes');
  assert.deepEqual(
    [
      { line: '1', quantity: 2 },
      { line: '3', quantity: 1 },
    ],
    chosenLines(fields, lines),
  );
});

test('how many is of no account where the line is not ticked', () => {
  const fields = new FormData();
  fields.set(quantityName('1'), '2');
  assert.deepEqual([], chosenLines(fields, lines));
});
