import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyBack } from './money-back.js';

/** @param {string} amount */
const kroner = (amount) => ({ amount, currency: 'NOK' });

/** @param {string} line @param {number} quantity @param {string | null} price */
const line = (line, quantity, price) => ({
  line,
  quantity,
  price: price === null ? null : kroner(price),
  isCancelled: false,
  isUnordered: false,
  returnedQuantity: 0,
});

const order = {
  lines: [line('1', 1, '199.00'), line('2', 2, '49.90')],
  total: kroner('377.80'),
  discount: kroner('0.00'),
  delivery: { price: kroner('79.00') },
};

test('what goes back is paid back at the price that was agreed', () => {
  const told = moneyBack(order, [{ line: '2', quantity: 1 }]);
  assert.deepEqual({ money: kroner('49.90'), isWhole: false }, told);
});

test('where nothing is kept all of it comes back, the delivery too', () => {
  const all = order.lines.map(({ line, quantity }) => ({ line, quantity }));
  assert.deepEqual({ money: kroner('377.80'), isWhole: true }, moneyBack(order, all));
});

test('a line that was cancelled before makes no whole of the rest', () => {
  const rest = { ...order, lines: [order.lines[0], { ...order.lines[1], isCancelled: true }] };
  assert.deepEqual(
    { money: kroner('199.00'), isWhole: false },
    moneyBack(rest, [{ line: '1', quantity: 1 }]),
  );
});

test('without a price no sum is named', () => {
  const unpriced = { ...order, lines: [line('1', 1, null), order.lines[1]] };
  assert.equal(null, moneyBack(unpriced, [{ line: '1', quantity: 1 }]));
});

test('who withdraws little by little has the delivery back with the last of it', () => {
  const [lead, food] = order.lines;
  const begun = { ...order, lines: [{ ...lead, returnedQuantity: 1 }, food] };
  assert.deepEqual(
    { money: kroner('178.80'), isWhole: true },
    moneyBack(begun, [{ line: '2', quantity: 2 }]),
  );
  assert.deepEqual(
    { money: kroner('49.90'), isWhole: false },
    moneyBack(begun, [{ line: '2', quantity: 1 }]),
  );
});
