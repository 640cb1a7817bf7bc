import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing, welcome } from './needs.js';

const known = {
  email: 'kari@example.com',
  emailRefusedSince: null,
  phone: '+4790012345',
  postalAddress: { street: 'Storgata 1' },
};

test('who has told us everything is asked for nothing', () => {
  assert.deepEqual([], missing(known));
  assert.deepEqual([], welcome(known));
});

test('who has no e-mail address yet is asked for one, and not for another', () => {
  assert.deepEqual(['ownEmail'], missing({ ...known, email: null }));
  const refused = { ...known, emailRefusedSince: '2026-11-20T12:00:00Z' };
  assert.deepEqual(['email'], missing(refused));
});

test('an address is needed; a phone number may be left out, so it is only wished for', () => {
  const unknown = { ...known, phone: null, postalAddress: null };
  assert.deepEqual(['postalAddress'], missing(unknown));
  assert.deepEqual(['phone'], welcome(unknown));
  assert.deepEqual([], missing({ ...known, phone: null }));
});

test('nobody is asked for what only some need: the year of birth is for regular deliveries', () => {
  const unborn = /** @type {typeof known} */ ({ ...known, birthYear: null });
  assert.deepEqual([], missing(unborn));
  assert.deepEqual([], welcome(unborn));
});

test('an address that takes no mail is what we need first', () => {
  const unreachable = { ...known, emailRefusedSince: '2026-11-20T10:00:00Z', postalAddress: null };
  assert.deepEqual(['email', 'postalAddress'], missing(unreachable));
});

test('that mail comes back isn’t said twice where it is asked about already', () => {
  const refused = { ...known, emailRefusedSince: '2026-11-20T12:00:00Z' };
  assert.deepEqual([], missing({ ...refused, profileCheck: { reason: 'EMAIL_BOUNCED' } }));
  assert.deepEqual(['email'], missing({ ...refused, profileCheck: { reason: 'TWELVE_MONTHS' } }));
});
