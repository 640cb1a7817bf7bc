import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatChange, formatWeight, parseWeight, unitFor } from './weight.js';

/** @param {string} text Intl puts a no-break space before the unit */
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

test('the field starts in the unit of the last weight, or the usual one of the species', () => {
  assert.equal('kg', unitFor('DOG', null));
  assert.equal('g', unitFor('HAMSTER', null));
  assert.equal('g', unitFor('CAT', 420));
  assert.equal('kg', unitFor('REPTILE', 3200));
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
