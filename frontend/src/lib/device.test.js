import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from './device.js';

test('browser and system are called what people call them', () => {
  assert.deepEqual(['Chrome', 'Linux'], partsOf('Chrome, Linux'));
  assert.deepEqual(['Safari', 'iOS'], partsOf('Mobile Safari, iOS'));
  assert.deepEqual(['Firefox', 'macOS'], partsOf('Firefox, Mac OS X'));
});

test('what is known alone stands alone', () => {
  assert.deepEqual(['Android'], partsOf('Android'));
});
