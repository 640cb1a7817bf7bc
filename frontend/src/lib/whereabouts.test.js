import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereabouts } from './whereabouts.js';

test('each place where some of the goods are counts, whichever line it is of', () => {
  const mixed = whereabouts([['WITH_CUSTOMER'], [], ['ON_ITS_WAY', 'IN_SHOP']]);
  assert.deepEqual(mixed, { isHere: true, isComing: true, isBack: true });
  const back = whereabouts([['IN_SHOP']]);
  assert.deepEqual(back, { isHere: false, isComing: false, isBack: true });
  const coming = whereabouts([['ON_ITS_WAY']]);
  assert.deepEqual(coming, { isHere: false, isComing: true, isBack: false });
});

test('where nobody knows, the customer has them', () => {
  assert.deepEqual(whereabouts([[], []]), { isHere: true, isComing: false, isBack: false });
});
