import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uploaded } from './uploaded.js';

test('an upload that was taken gives the id to use it by', () => {
  assert.deepEqual({ upload: 'u1' }, uploaded(201, { upload: 'u1', userErrors: [] }, 'nb'));
});

test('a refusal stands at the field it is about, whatever its code', () => {
  const refusal = { field: ['file'], code: 'SOME_NEW_CODE', message: 'Bildet er for stort.' };
  const outcome = uploaded(200, { upload: null, userErrors: [refusal] }, 'nb');
  const [error] = 'errors' in outcome ? outcome.errors : [];
  assert.equal('file', error.name);
  assert.equal('Bildet er for stort.', error.message());
});

test('an ended session is told from a failure', () => {
  assert.deepEqual({ failure: 'signed-out' }, uploaded(401, { upload: null }, 'nb'));
  assert.deepEqual({ failure: 'failed' }, uploaded(500, null, 'nb'));
  assert.deepEqual({ failure: 'unreachable' }, uploaded(502, null, 'nb'));
  assert.deepEqual({ failure: 'failed' }, uploaded(200, { upload: null, userErrors: [] }, 'nb'));
});
