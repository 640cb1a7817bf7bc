import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMoney } from './money.js';

const kroner = (/** @type {string} */ amount) => ({ amount, currency: 'NOK' });

test('whole kroner are written without øre, as on a price tag', () => {
  assert.equal('499\u00a0kr', formatMoney(kroner('499.00'), 'nb-NO'));
  assert.equal('1\u00a0249\u00a0kr', formatMoney(kroner('1249.00'), 'nb-NO'));
});

test('øre are written with two figures, after a comma', () => {
  assert.equal('49,90\u00a0kr', formatMoney(kroner('49.90'), 'nb-NO'));
});

test('in English it is kroner all the same', () => {
  assert.equal('kr\u00a0499', formatMoney(kroner('499.00'), 'en-GB'));
  assert.equal('kr\u00a049.90', formatMoney(kroner('49.90'), 'en-GB'));
});
