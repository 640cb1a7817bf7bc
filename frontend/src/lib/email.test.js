import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeEmail } from './email.js';

for (const typed of [
  'kari@example.com',
  'kari+katt@sub.example.no',
  'kåre@blåbær.no',
  'a@localhost',
]) {
  test(`${typed} may be an address`, () => assert.equal(true, looksLikeEmail(typed)));
}

for (const typed of ['kari', 'kari@', '@example.com', 'kari @example.com', 'a@b@c']) {
  test(`${typed} is none`, () => assert.equal(false, looksLikeEmail(typed)));
}
