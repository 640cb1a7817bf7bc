import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  agreement,
  answerTo,
  canBeRestored,
  canEnd,
  isLostByNo,
  open,
  restored,
  topicOf,
} from './consents.js';

/** @param {object} said @returns {any} */
const consent = (said) => ({
  purpose: 'NEWS',
  kind: 'MAIL',
  state: 'GIVEN',
  inForce: true,
  byInterest: false,
  agreedText: { version: 2 },
  currentText: { version: 2, language: 'NB', label: 'Ja', paragraphs: [] },
  canWithdraw: { allowed: true, reason: null },
  ...said,
});

test('sentences are about the channel, or about what the account agrees to', () => {
  assert.equal('MAIL', topicOf(consent({})));
  const cart = { kind: 'ACCOUNT', purpose: 'CART_REMINDER' };
  assert.equal('CART_REMINDER', topicOf(consent({ ...cart, byInterest: true })));
  assert.equal('MAIL', topicOf(consent(cart)));
});

test('a yes names the text that stands there, and nothing more', () => {
  assert.deepEqual({ purpose: 'NEWS', version: 2, language: 'NB' }, agreement(consent({})));
});

test('a no is taken back where it was about the words of today, or where nobody need agree', () => {
  assert.equal(true, canBeRestored(consent({})));
  assert.equal(false, canBeRestored(consent({ agreedText: { version: 1 } })));
  assert.equal(false, canBeRestored(consent({ agreedText: { version: null } })));
  assert.equal(false, canBeRestored(consent({ inForce: false })));
  assert.equal(true, canBeRestored(consent({ byInterest: true, agreedText: null })));
});

test('a no loses what held to other words, and nothing where nothing held', () => {
  assert.equal(true, isLostByNo(consent({ agreedText: { version: 1 } })));
  assert.equal(false, isLostByNo(consent({})));
  assert.equal(false, isLostByNo(consent({ agreedText: { version: 1 }, inForce: false })));
});

test('no can be said to what holds, and to what waits', () => {
  const closed = consent({ canWithdraw: { allowed: false, reason: 'Nei' } });
  assert.deepEqual(1, open([consent({}), closed]).length);
});

test('a no may always end what others said with the same number', () => {
  const canWithdraw = { allowed: false, reason: 'Nei' };
  assert.equal(true, canEnd(consent({})));
  assert.equal(false, canEnd(consent({ canWithdraw })));
  assert.equal(true, canEnd(consent({ canWithdraw, kind: 'SMS', address: '+4740000101' })));
  assert.equal(false, canEnd(consent({ canWithdraw, kind: 'SMS', address: null })));
});

test('what waits has no answer yet', () => {
  assert.equal(true, answerTo(consent({})));
  assert.equal(false, answerTo(consent({ state: 'NEVER', inForce: false })));
  assert.equal(null, answerTo(consent({ state: 'ASKED', inForce: false })));
  assert.equal(null, answerTo(consent({ state: 'OUTDATED', inForce: false })));
});

test('what held is sorted by what became of it, and what never held is left out', () => {
  const now = [
    consent({ purpose: 'NEWS' }),
    consent({ purpose: 'OFFERS', state: 'WITHDRAWN', inForce: false }),
    consent({ purpose: 'SMS', state: 'ASKED', inForce: false }),
    consent({ purpose: 'ARTICLES', state: 'WITHDRAWN', inForce: false }),
  ];
  const { back, waits, gone } = restored(['NEWS', 'OFFERS', 'SMS'], now);
  const names = [back, waits, gone].map((each) => each.map(({ purpose }) => purpose));
  assert.deepEqual([['NEWS'], ['SMS'], ['OFFERS']], names);
});
