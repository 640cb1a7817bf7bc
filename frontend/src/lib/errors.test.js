import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CombinedError } from '@urql/core';
import { concerns, errorKind, errorOf, fieldErrors, sayableIn, told } from './errors.js';

const postcode = {
  field: ['postalAddress', 'postcode'],
  code: 'INVALID_POSTCODE',
  message: 'Feil',
};

test("the API's path names the form's field", () => {
  assert.equal(fieldErrors([postcode], 'nb')[0].name, 'postalAddress.postcode');
});

test('an error without a field belongs to the whole form', () => {
  assert.equal(fieldErrors([{ ...postcode, field: null }], 'nb')[0].name, '');
});

test('an error in an item of a list is found at the list', () => {
  const errors = fieldErrors([{ ...postcode, field: ['allergies', '2'] }], 'nb');
  assert.equal(errorOf(errors, 'allergies')?.message(), 'Feil');
  assert.equal(errorOf(errors, 'aller'), undefined);
});

test('what is wrong with the whole is found at its parts, and mended there', () => {
  assert.ok(concerns('lines', 'lines.2'));
  assert.ok(concerns('lines.2', 'lines'));
  assert.ok(!concerns('line', 'lines.2'));
  assert.ok(!concerns('', 'lines.2'), 'the whole form is no part of itself');
});

test('what the server said in one language is not shown in another, what the form says is', () => {
  const own = { name: 'email', code: 'REQUIRED', message: () => 'Fill in this field.' };
  const errors = [...fieldErrors([postcode], 'nb'), own];
  assert.deepEqual([own], sayableIn(errors, 'en'));
  assert.deepEqual(errors, sayableIn(errors, 'nb'));
});

test('a code that is newer than the app is shown like any other', () => {
  const [error] = fieldErrors([{ ...postcode, code: 'SOME_NEW_CODE' }], 'nb');
  assert.equal('Feil', error.message());
});

test('a line of the summary names its field, and a question needs no colon', () => {
  assert.equal('Navn: Skriv hva dyret heter.', told('Navn', 'Skriv hva dyret heter.'));
  assert.equal('Hva heter det? Skriv navnet.', told('Hva heter det?', 'Skriv navnet.'));
});

test('missing sign-in, no network and a bug are told apart', () => {
  const signedOut = { message: 'x', extensions: { code: 'UNAUTHENTICATED' } };
  assert.equal(errorKind(undefined), 'none');
  assert.equal(errorKind(new CombinedError({ graphQLErrors: [signedOut] })), 'signed-out');
  assert.equal(errorKind(new CombinedError({ graphQLErrors: ['bug'] })), 'failed');
});

test('without an answer it is this device that is offline, or Min Side that is away', () => {
  const error = new CombinedError({ networkError: new TypeError('no net') });
  whileOnline(false, () => assert.equal('offline', errorKind(error)));
  whileOnline(true, () => assert.equal('unreachable', errorKind(error)));
});

test('a gateway’s page says that Min Side is away, any other that is no GraphQL is a failure', () => {
  const answered = (/** @type {number} */ status) =>
    new CombinedError({ networkError: new Error('no GraphQL'), response: { status } });
  assert.equal('unreachable', errorKind(answered(502)));
  assert.equal('failed', errorKind(answered(500)));
});

/** @param {boolean} onLine as the browser says @param {() => void} act */
function whileOnline(onLine, act) {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  try {
    act();
  } finally {
    if (own) Object.defineProperty(globalThis, 'navigator', own);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
}
