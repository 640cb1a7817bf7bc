import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEmail } from './an-email.js';
import { anything, checked, longEnough } from './checks.js';

const checks = { name: anything, email: anEmail, password: longEnough };
const good = { name: 'Åse', email: 'ase@example.org', password: 'tolv tegn er' };

/** @param {Partial<typeof good>} changed @returns {string[]} what is wrong, and where */
function wrongWith(changed) {
  const read = checked({ ...good, ...changed }, checks, (key) => key);
  return 'errors' in read ? read.errors.map(({ name, message }) => `${name}: ${message()}`) : [];
}

test('what is right is what will be sent', () => {
  assert.deepEqual({ input: good }, checked(good, checks, String));
});

test('all that is wrong is told at once, in the order of the fields', () => {
  assert.deepEqual(
    ['name: form.required', 'email: sign-in.email.invalid', 'password: password.too-short'],
    wrongWith({ name: '', email: 'ase', password: 'kort' }),
  );
});

test('an empty field lacks something, whatever else it would have to be', () => {
  assert.deepEqual(['email: form.required'], wrongWith({ email: '' }));
});

test('a field without a check may be empty', () => {
  assert.deepEqual({ input: { note: '' } }, checked({ note: '' }, {}, String));
});

test('a password is long enough from twelve characters on, counted as people count them', () => {
  assert.deepEqual([], wrongWith({ password: '🐈'.repeat(12) }));
  assert.deepEqual(['password: password.too-short'], wrongWith({ password: '🐈'.repeat(11) }));
});
