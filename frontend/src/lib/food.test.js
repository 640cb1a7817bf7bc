import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeGramsOf } from './food.js';

test('grams are read as people write them', () => {
  assert.equal(wholeGramsOf('300'), 300);
  assert.equal(wholeGramsOf(' 1 200 g '), 1200);
  assert.equal(wholeGramsOf('85 gram'), 85);
});

test('nothing, nothing at all, and a hundred kilos are no amount', () => {
  for (const typed of ['', '0', '100000', '-5', 'litt', '12,5', '1 kg'])
    assert.equal(wholeGramsOf(typed), undefined, typed);
});
