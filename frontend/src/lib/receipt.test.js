import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, checkReceipt, readReceipt } from './receipt.js';

/** @typedef {import('./receipt.js').Known} Known */

const text = 'Ja, «gjerne»\nåpent "her" 🐕';
const content = {
  record_id: 'urn:mikopet:consent:2',
  pii_processing: { consent_text: { text, language: 'nb', sha256: await hashed(text) } },
  ledger: { number: 2, cites: null },
};

/** @param {string} words */
async function hashed(words) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words));
  return Buffer.from(digest).toString('hex');
}

const pair = /** @type {CryptoKeyPair} */ (
  await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
);
const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey));
const kid = Buffer.from(await crypto.subtle.digest('SHA-256', raw))
  .toString('hex')
  .slice(0, 16);

/** @type {Known} */
const known = { keys: [{ kid, x: raw.toString('base64url') }] };

/** @param {unknown} receipt */
async function signed(receipt) {
  const bytes = new TextEncoder().encode(canonical(receipt));
  const value = Buffer.from(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes));
  return { receipt, signature: { algorithm: 'Ed25519', kid, value: value.toString('base64url') } };
}

const good = await signed(content);

test('a receipt that nobody touched is genuine, however it is set', async () => {
  for (const room of [0, 2, 7]) {
    const checked = await checkReceipt(JSON.stringify(good, null, room), known);
    assert.deepEqual({ verdict: 'genuine', content }, checked);
  }
});

test('whatever is altered is found, and of the text it is said', async () => {
  const number = JSON.stringify(good).replace('"number":2', '"number":3');
  assert.deepEqual({ verdict: 'altered', isText: false }, await checkReceipt(number, known));
  const words = JSON.stringify(good).replace('gjerne', 'aldri');
  assert.deepEqual({ verdict: 'altered', isText: true }, await checkReceipt(words, known));
});

test('every bit of what is signed counts', async () => {
  const whole = Buffer.from(`{"receipt":${canonical(content)},"signature":`);
  const rest = Buffer.from(`${JSON.stringify(good.signature)}}`);
  for (let place = 11; place < whole.length - 13; place += 1) {
    const altered = Buffer.concat([whole, rest]);
    altered[place] ^= 1 << (place % 7);
    const { verdict } = await checkReceipt(altered.toString(), known);
    assert.ok(['altered', 'not-one'].includes(verdict), `${place}: ${verdict}`);
  }
});

test('a key goes by what it is, not by what it is called', async () => {
  const other = { keys: [{ kid, x: Buffer.alloc(32, 7).toString('base64url') }] };
  const checked = await checkReceipt(JSON.stringify(good), other);
  assert.deepEqual({ verdict: 'unknown-key' }, checked);
});

test('what is no receipt is said to be none', async () => {
  const files = ['', '%PDF-1.7', 'null', '[]', '{}', '{"receipt":{},"signature":null}'];
  files.push(JSON.stringify({ receipt: [], signature: good.signature }));
  files.push(JSON.stringify({ receipt: {}, signature: { ...good.signature, algorithm: 'none' } }));
  files.push(JSON.stringify({ receipt: {}, signature: { ...good.signature, value: 'é' } }));
  for (const file of files)
    assert.deepEqual({ verdict: 'not-one' }, await checkReceipt(file, known), file);
});

test('a browser that knows no Ed25519 says so', async (t) => {
  t.mock.method(crypto.subtle, 'importKey', async () => {
    throw new DOMException('', 'NotSupportedError');
  });
  assert.deepEqual({ verdict: 'cannot' }, await checkReceipt(JSON.stringify(good), known));
});

test('what could be read in two ways is no receipt', async () => {
  const file = JSON.stringify(good);
  const files = {
    'a name twice': file.replace('"number":2', '"number":3,"number":2'),
    'a number in another way': file.replace('"number":2', '"number":2.0'),
    'a number almost whole': file.replace('"number":2', '"number":2.00000000000000000001'),
    'a neighbour': JSON.stringify({ ...good, holder: 'Kari Nordmann' }),
    'a neighbour of the signature': JSON.stringify({
      ...good,
      signature: { ...good.signature, holder: 'Kari Nordmann' },
    }),
    'a padded signature': file.replace(/"\}\}$/, '=="}}'),
    deep: `{"receipt":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}},"signature":${JSON.stringify(good.signature)}}`,
    'too much': file + ' '.repeat(1_000_000),
    'a mark before it': `\uFEFF${file}`,
  };
  for (const [how, each] of Object.entries(files)) {
    assert.notEqual(file, each, how);
    assert.deepEqual({ verdict: 'not-one' }, await checkReceipt(each, known), how);
  }
});

test('another text beside its hash is altered, though it was signed', async () => {
  for (const told of [{ text: 'Nei' }, { text: null }, { text: ['Nei'] }]) {
    const consent_text = { ...content.pii_processing.consent_text, ...told };
    const file = JSON.stringify(await signed({ ...content, pii_processing: { consent_text } }));
    assert.deepEqual({ verdict: 'altered', isText: true }, await checkReceipt(file, known));
  }
});

test('a file is read letter for letter, or not at all', async () => {
  const none = { text: null, isPaper: false };
  assert.deepEqual({ text: '\uFEFFæ', isPaper: false }, await readReceipt(new Blob(['\uFEFFæ'])));
  assert.deepEqual(none, await readReceipt(new Blob([new Uint8Array([0xff, 0xd8])])));
  assert.deepEqual(none, await readReceipt(new Blob([' '.repeat(1_000_001)])));
});

test('the paper of a receipt is known by its first signs', async () => {
  const paper = { text: null, isPaper: true };
  assert.deepEqual(paper, await readReceipt(new Blob(['%PDF-1.7\n'])));
  assert.deepEqual(paper, await readReceipt(new Blob(['%PDF-2.0', new Uint8Array([0xff])])));
  assert.deepEqual({ text: '%PDF', isPaper: false }, await readReceipt(new Blob(['%PDF'])));
});
