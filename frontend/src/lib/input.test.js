import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asInput } from './input.js';

test('what the API answered can be sent back to it', () => {
  assert.deepEqual(asInput({ city: 'Oslo', __typename: 'PostalAddress' }), { city: 'Oslo' });
});
