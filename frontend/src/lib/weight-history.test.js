import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surpriseIn, weightAfter, weightBefore, weightOn } from './weight-history.js';

/** @param {string} weighedOn @param {number} grams */
const weight = (weighedOn, grams) => ({ id: weighedOn, weighedOn, grams });

const spring = weight('2026-04-22', 4100);
const autumn = weight('2026-10-12', 4200);
const weights = [spring, autumn];

test('a day has the weight that was noted for it, or none', () => {
  assert.equal(autumn, weightOn(weights, '2026-10-12'));
  assert.equal(undefined, weightOn(weights, '2026-10-13'));
});

test('a weighing is compared with those on either side of its day, never with what it replaces', () => {
  assert.equal(autumn, weightBefore(weights, '2026-11-22'));
  assert.equal(spring, weightBefore(weights, '2026-10-12'));
  assert.equal(undefined, weightBefore(weights, '2026-04-22'));
  assert.equal(autumn, weightAfter(weights, '2026-04-22'));
  assert.equal(undefined, weightAfter(weights, '2026-10-12'));
});

/** @param {number} grams @param {string} [weighedOn] @param {string} [species] */
const kindOf = (grams, weighedOn = '2026-11-22', species = 'CAT') =>
  surpriseIn({ grams, weighedOn }, weights, species)?.kind;

test('three times as much, or a third, is a surprise; less of a change is none', () => {
  assert.deepEqual(
    { kind: 'more', other: autumn },
    surpriseIn({ grams: 12_600, weighedOn: '2026-11-22' }, weights, 'CAT'),
  );
  assert.equal(undefined, kindOf(12_599));
  assert.equal('less', kindOf(1400));
  assert.equal(undefined, kindOf(1401));
});

test('kilos typed as grams, and grams as kilos, are surprises', () => {
  const hamster = [weight('2026-10-12', 840)];
  assert.equal('less', kindOf(4));
  const weighing = { grams: 850_000, weighedOn: '2026-11-22' };
  assert.equal('more', surpriseIn(weighing, hamster, 'HAMSTER')?.kind);
});

test('a weighing noted afterwards is compared with the one that follows it too', () => {
  assert.equal('more-than-next', kindOf(12_300, '2026-01-01'));
  assert.equal('less-than-next', kindOf(1300, '2026-01-01'));
  assert.equal(undefined, kindOf(1400, '2026-01-01'));
  const grown = [weight('2026-01-01', 2000), weight('2026-03-01', 9000)];
  const slip = surpriseIn({ grams: 2900, weighedOn: '2026-02-01' }, grown, 'DOG');
  assert.deepEqual({ kind: 'less-than-next', other: grown[1] }, slip);
});

test('the first weighing surprises only where hardly any animal of its kind is that heavy', () => {
  const first = (/** @type {number} */ grams, /** @type {string} */ species) =>
    surpriseIn({ grams, weighedOn: '2026-11-22' }, [], species);
  assert.deepEqual({ kind: 'heavy' }, first(500_000, 'HAMSTER'));
  assert.equal(null, first(1000, 'HAMSTER'));
  assert.equal(null, first(90_000, 'DOG'));
  assert.equal(null, first(2_000_000, 'OTHER'));
});

test('who has once been that heavy may be so again', () => {
  const giant = [weight('2026-10-12', 21_000)];
  assert.equal(null, surpriseIn({ grams: 21_500, weighedOn: '2026-11-22' }, giant, 'CAT'));
});
