import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDay } from './on-day.js';

test('in English something comes on a day, or tomorrow', () => {
  assert.equal('on Thursday 1 October', onDay('Thursday 1 October', 'en-GB'));
  for (const near of ['today', 'tomorrow', 'yesterday']) assert.equal(near, onDay(near, 'en-GB'));
  assert.equal('torsdag 1. oktober', onDay('torsdag 1. oktober', 'nb-NO'));
});
