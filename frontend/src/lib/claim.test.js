import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @param {object} sessionStorage */
const browserWith = (sessionStorage) => Object.assign(globalThis, { sessionStorage });

let loads = 0;
/** @returns {Promise<typeof import('./claim.js')>} as after the page was loaded */
const loaded = () => import(`./claim.js?${loads++}`);

const keeping = () => {
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
};

test('what goes with a code outlives a reload, and is gone once it was used', async () => {
  browserWith(keeping());
  (await loaded()).holdClaim('to-be-used-with-a-code');
  const again = await loaded();
  assert.equal('to-be-used-with-a-code', again.heldClaim());
  again.dropClaim();
  assert.equal(null, again.heldClaim());
  assert.equal(null, (await loaded()).heldClaim());
});

test('a browser that keeps nothing has it as long as the page stands', async () => {
  const refuse = () => {
    throw new Error('SecurityError');
  };
  browserWith({ getItem: refuse, setItem: refuse, removeItem: refuse });
  const { holdClaim, heldClaim, dropClaim } = await loaded();
  assert.equal(null, heldClaim());
  holdClaim('to-be-used-with-a-code');
  assert.equal('to-be-used-with-a-code', heldClaim());
  dropClaim();
  assert.equal(null, heldClaim());
});
