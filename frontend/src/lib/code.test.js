import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeIn } from './code.js';

test('six digits are a code, in whatever groups they are pasted', () => {
  for (const typed of ['012345', '012 345', ' 01 23 45 ', '012-345']) {
    assert.equal('012345', codeIn(typed), typed);
  }
});

test('anything else is none, and costs no try', () => {
  for (const typed of ['', '12345', '1234567', '12345x', '١٢٣٤٥٦']) {
    assert.equal(undefined, codeIn(typed), typed);
  }
});
