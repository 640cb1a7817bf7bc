import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadTexts, t } from '../../i18n/index.js';
import { stateWords } from './words.js';

before(() => loadTexts('orderWords'));

const placed = { state: 'PLACED', cancelRequestedAt: null, lines: [], returns: [], shipments: [] };

test('an order that waits for its money never says that it is packed soon', () => {
  assert.equal(t('order.state.PLACED'), stateWords(placed, false));
  assert.equal(t('order.state.awaited'), stateWords(placed, false, { state: 'ASKED' }));
  assert.equal(t('order.state.unpaid'), stateWords(placed, false, { state: 'FAILED' }));
  assert.equal(t('order.state.unpaid'), stateWords(placed, false, { state: 'GIVEN_UP' }));
});

test('what is packed or cancelled is so, whatever is paid', () => {
  for (const state of ['PACKING', 'CANCELLED'])
    assert.equal(
      stateWords({ ...placed, state }, false),
      stateWords({ ...placed, state }, false, { state: 'FAILED' }),
    );
  const asked = { ...placed, cancelRequestedAt: '2026-11-20T12:00:00Z' };
  assert.equal(t('order.state.asked'), stateWords(asked, false, { state: 'FAILED' }));
});
