import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surpriseIn, weightBefore, weightOn } from './weight-history.js';

/** @param {string} weighedOn @param {number} grams */
const weight = (weighedOn, grams) => ({ id: weighedOn, weighedOn, grams });

const spring = weight('2026-04-22', 4100);
const autumn = weight('2026-10-12', 4200);
const weights = [spring, autumn];

test('a day has the weight that was noted for it, or none', () => {
  assert.equal(autumn, weightOn(weights, '2026-10-12'));
  assert.equal(undefined, weightOn(weights, '2026-10-13'));
});

test('a weighing is compared with the last one before its day, never with what it replaces', () => {
  assert.equal(autumn, weightBefore(weights, '2026-11-22'));
  assert.equal(spring, weightBefore(weights, '2026-10-12'));
  assert.equal(undefined, weightBefore(weights, '2026-04-22'));
});

test('three times as much, or a third, is a surprise; less of a change is none', () => {
  assert.equal('more', surpriseIn(12_600, autumn));
  assert.equal(null, surpriseIn(12_599, autumn));
  assert.equal('less', surpriseIn(1400, autumn));
  assert.equal(null, surpriseIn(1401, autumn));
});

test('kilos typed as grams, and grams as kilos, are surprises', () => {
  assert.equal('less', surpriseIn(4, autumn));
  assert.equal('more', surpriseIn(850_000, weight('2026-10-12', 840)));
});

test('the first weighing of all surprises nobody', () => {
  assert.equal(null, surpriseIn(850_000, undefined));
});
