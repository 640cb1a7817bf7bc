import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatChange,
  formatWeight,
  parseWeight,
  typedWeight,
  unitFor,
  unitOfWeight,
} from './weight.js';

/** @param {string} text with no-break spaces before its units */
const plain = (text) => text.replaceAll('\u00a0', ' ');

test('kilos are read with a comma, a point, a unit and spaces', () => {
  for (const text of ['4,25', '4.25', '4,25 kg', '4,25kg', ' 4.250 KG ', '4,25 kilo']) {
    assert.deepEqual({ grams: 4250 }, parseWeight(text, 'kg'), text);
  }
});

test('a unit that is typed wins over the one of the field', () => {
  assert.deepEqual({ grams: 850 }, parseWeight('850 g', 'kg'));
  assert.deepEqual({ grams: 1200 }, parseWeight('1,2 kg', 'g'));
});

test('spaces between thousands are read', () => {
  assert.deepEqual({ grams: 1250 }, parseWeight('1 250', 'g'));
  assert.deepEqual({ grams: 1_250_000 }, parseWeight('1\u00a0250 kg', 'kg'));
});

test('binary fractions leave no dust', () => {
  assert.deepEqual({ grams: 1001 }, parseWeight('1,001', 'kg'));
  assert.deepEqual({ grams: 4350 }, parseWeight('4,35', 'kg'));
});

test('what is no weight is named, not guessed', () => {
  assert.deepEqual({ problem: 'REQUIRED' }, parseWeight('  ', 'kg'));
  for (const text of ['mye', '4,2,5', '-4', '4 5', '1e3', '4 lb', '4,']) {
    assert.deepEqual({ problem: 'INVALID' }, parseWeight(text, 'kg'), text);
  }
});

test('parts of a gram are refused and not rounded', () => {
  assert.deepEqual({ problem: 'TOO_PRECISE' }, parseWeight('4,2505', 'kg'));
  assert.deepEqual({ problem: 'TOO_PRECISE' }, parseWeight('30,5 g', 'g'));
});

test('nothing weighs nothing, nor more than two tonnes', () => {
  assert.deepEqual({ problem: 'OUT_OF_RANGE' }, parseWeight('0', 'kg'));
  assert.deepEqual({ problem: 'OUT_OF_RANGE' }, parseWeight('2000,001', 'kg'));
  assert.deepEqual({ grams: 2_000_000 }, parseWeight('2000', 'kg'));
  assert.deepEqual({ problem: 'OUT_OF_RANGE' }, parseWeight('9'.repeat(400), 'kg'));
});

test('the field starts in the unit that is usual for the species, whatever was weighed before', () => {
  for (const species of ['DOG', 'CAT', 'RABBIT', 'FERRET', 'HORSE', 'OTHER']) {
    assert.equal('kg', unitFor(species), species);
  }
  for (const species of ['HAMSTER', 'GUINEA_PIG', 'BIRD', 'FISH', 'REPTILE']) {
    assert.equal('g', unitFor(species), species);
  }
});

test('a weight to correct is filled in as it is shown, and read back as it was', () => {
  assert.equal('4,25', typedWeight(4250, 'nb'));
  assert.equal('4.25', typedWeight(4250, 'en'));
  assert.equal('1250', typedWeight(1_250_000, 'nb'));
  for (const grams of [1, 850, 999, 1000, 17_600, 2_000_000]) {
    assert.deepEqual({ grams }, parseWeight(typedWeight(grams, 'nb'), unitOfWeight(grams)));
  }
});

test('a line never ends between a weight and its unit', () => {
  assert.equal('17,6\u00a0kg', formatWeight(17_600, 'nb'));
  assert.equal('+850\u00a0g', formatChange(850, 'en'));
});

test('weights are written as each language writes them', () => {
  assert.equal('4,25 kg', plain(formatWeight(4250, 'nb')));
  assert.equal('4.25 kg', plain(formatWeight(4250, 'en')));
  assert.equal('850 g', plain(formatWeight(850, 'nb')));
  assert.equal('0,85 kg', plain(formatWeight(850, 'nb', 'kg')));
});

test('a change has its sign, and none when there is no change', () => {
  assert.equal('+120 g', plain(formatChange(120, 'nb')));
  assert.equal('\u22121,2 kg', plain(formatChange(-1200, 'nb')));
  assert.equal('0 g', plain(formatChange(0, 'nb')));
});
