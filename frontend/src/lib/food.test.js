import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTooMuch, surpriseInGrams, wholeGramsOf } from './food.js';

test('grams are read as people write them', () => {
  assert.equal(wholeGramsOf('300'), 300);
  assert.equal(wholeGramsOf(' 1 200 g '), 1200);
  assert.equal(wholeGramsOf('85 gram'), 85);
});

test('nothing, nothing at all, and a hundred kilos are no amount', () => {
  for (const typed of ['', '0', '100000', '-5', 'litt', '12,5', '1 kg'])
    assert.equal(wholeGramsOf(typed), undefined, typed);
});

test('ten kilos a day for a rabbit are asked about, and what a puppy eats isn’t', () => {
  const weighs = (/** @type {string} */ species, /** @type {number} */ grams) => ({
    species,
    latestWeight: { grams },
  });
  assert.deepEqual(surpriseInGrams(10_000, weighs('RABBIT', 2000)), { percent: 20, weight: 2000 });
  assert.deepEqual(surpriseInGrams(10_000, { species: 'RABBIT' }), { percent: null });
  assert.deepEqual(surpriseInGrams(401, weighs('CAT', 4000)), { percent: 10, weight: 4000 });
  assert.equal(surpriseInGrams(400, weighs('CAT', 4000)), null);
  assert.equal(surpriseInGrams(500, { species: 'DOG', latestWeight: null }), null);
  assert.equal(surpriseInGrams(15_000, weighs('HORSE', 600_000)), null);
  assert.equal(surpriseInGrams(20_000, { species: 'OTHER' }), null);
});

test('what lasts longer than it is until the next one is too much, not too little', () => {
  const now = { every: 4, unit: 'WEEK', nextDelivery: { deliverOn: '2026-12-09' } };
  assert.equal(isTooMuch({ every: 2, unit: 'MONTH', nextOn: '2026-12-20' }, now), true);
  assert.equal(isTooMuch({ every: 3, unit: 'WEEK', nextOn: '2026-12-20' }, now), false);
  assert.equal(isTooMuch({ every: 4, unit: 'WEEK', nextOn: '2026-12-20' }, now), true);
  assert.equal(isTooMuch({ every: 4, unit: 'WEEK', nextOn: '2026-12-02' }, now), false);
});
