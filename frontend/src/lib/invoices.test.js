import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askedFor,
  isAllReturning,
  isOwed,
  isPressing,
  isSome,
  isUnpaid,
  owedInAll,
  toPay,
} from './invoices.js';

/** @param {import('./invoices.js').InvoiceState} state */
const invoice = (state) => ({ id: state, state, orderId: 'o-1' });

test('an invoice presses once its day is past, and not before', () => {
  assert.ok(!isPressing({ state: 'DUE' }));
  for (const state of /** @type {const} */ (['OVERDUE', 'REMINDED', 'IN_COLLECTION']))
    assert.ok(isPressing({ state }), state);
});

test('nothing is owed where the balance is nothing', () => {
  assert.ok(!isOwed({ balance: { amount: '0.00' } }));
  assert.ok(isOwed({ balance: { amount: '0.50' } }));
  assert.ok(!isSome(null));
});

test('what presses is asked for, then what is to be sent back', () => {
  const openReturns = [
    { id: 'soon', orderId: 'o-1', sendBy: '2026-12-01' },
    { id: 'late', orderId: 'o-2', sendBy: '2026-12-09' },
  ];
  const asked = askedFor({
    unpaidInvoices: [invoice('IN_COLLECTION'), invoice('DUE')],
    openReturns,
  });
  assert.deepEqual(
    ['IN_COLLECTION', 'soon', 'late'],
    asked.map(({ id }) => id),
  );
  assert.deepEqual(
    ['o-1', 'o-1', 'o-2'],
    asked.map(({ order }) => order),
  );
});

/** @param {string} amount @param {string} [currency] */
const owing = (amount, currency = 'NOK') => ({ balance: { amount, currency } });

test('what is owed in all is one sum, or none is named', () => {
  assert.deepEqual(
    { amount: '249.80', currency: 'NOK' },
    owedInAll([owing('199.90'), owing('49.90')]),
  );
  assert.equal(null, owedInAll([owing('1.00'), owing('1.00', 'SEK')]));
  assert.equal(null, owedInAll([]));
});

test('what is on its way back is not asked for, but by who collects', () => {
  /** @param {string} amount @param {string} [state] */
  const returning = (amount, state = 'OVERDUE') => ({
    ...owing('1097.00'),
    state,
    returning: { amount, currency: 'NOK' },
  });
  assert.equal('608.00', toPay(returning('489.00')).amount);
  assert.equal('1097.00', toPay(returning('489.00', 'IN_COLLECTION')).amount);
  assert.equal('608.00', owedInAll([returning('489.00'), returning('1097.00')])?.amount);
  assert.ok(isPressing(returning('489.00')));
  assert.ok(!isPressing(returning('1097.00')));
  assert.ok(isAllReturning(returning('1097.00')));
  assert.ok(!isAllReturning(returning('0.00')));
});

test('an order is unpaid while anything is owed on it', () => {
  assert.ok(isUnpaid({ invoices: [owing('0.00'), owing('1.00')] }));
  assert.ok(!isUnpaid({ invoices: [owing('0.00')] }));
});
