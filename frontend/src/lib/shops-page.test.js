import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { isBackWithAnother, leaveForShop, leftPath } from './shops-page.js';

const PATH = '/faste-leveringer/s-1';
const OLD = { label: 'Visa •••• 1234', expiresOn: '2026-12-31' };
const NEW = { ...OLD, expiresOn: '2029-12-31' };

/** @type {() => void} */
let turnRound;

beforeEach(() => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const sessionStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
  const addEventListener = (/** @type {string} */ _, /** @type {() => void} */ listener) => {
    turnRound = listener;
  };
  Object.assign(globalThis, { sessionStorage, addEventListener });
});

test('whoever comes back from the shop’s page is told once that it is another', () => {
  leaveForShop(PATH, OLD);
  assert.equal(PATH, leftPath());
  assert.equal(undefined, leftPath());
  assert.equal(true, isBackWithAnother(PATH, NEW, false));
  assert.equal(false, isBackWithAnother(PATH, NEW, false));
  assert.equal(undefined, leftPath());
});

test('the first one is another too, and the same is none', () => {
  leaveForShop(PATH, null);
  assert.equal(true, isBackWithAnother(PATH, OLD, false));
  leaveForShop(PATH, OLD);
  assert.equal(false, isBackWithAnother(PATH, OLD, false));
});

test('another page says nothing, and neither does one to which one has turned round', () => {
  leaveForShop(PATH, OLD);
  assert.equal(false, isBackWithAnother('/faste-leveringer/s-2', NEW, false));
  turnRound();
  assert.equal(undefined, leftPath());
  assert.equal(false, isBackWithAnother(PATH, NEW, false));
});

test('what is chosen is missing still: nothing has changed by it', () => {
  leaveForShop(PATH, null);
  assert.equal(false, isBackWithAnother(PATH, OLD, true));
});

test('who comes hours later comes for something else', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 0 });
  leaveForShop(PATH, OLD);
  t.mock.timers.setTime(16 * 60 * 1000);
  assert.equal(undefined, leftPath());
});
