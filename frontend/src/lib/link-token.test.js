import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { dropToken, takeToken } from './link-token.js';

const token = 'Zm9yIGFsbGUgZHly';

/** @type {string[]} */
let shown;

beforeEach(() => {
  shown = [];
  /** @param {unknown[]} written state, title and address */
  const replaceState = (...written) => shown.push(String(written[2]));
  Object.assign(globalThis, { history: { state: null, replaceState } });
  dropToken('/bekreft');
});

/** @param {string} hash @param {string} [pathname] */
const at = (hash, pathname = '/bekreft') => takeToken({ hash, pathname, search: '' });

/** What the window keeps when its page is loaded anew. */
function browserKeeps() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const sessionStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
  Object.assign(globalThis, { sessionStorage });
  return kept;
}

test('the token leaves the address as soon as it is read', () => {
  assert.equal(token, at(`#${token}`));
  assert.deepEqual(['/bekreft'], shown);
});

test('it is there when one comes back to the page', () => {
  at(`#${token}`);
  assert.equal(token, at(''));
  assert.equal(token, at('#main'));
});

test('a newer link counts', () => {
  at(`#${token}`);
  assert.equal('another-token', at('#another-token'));
});

test('another page knows nothing of it', () => {
  at(`#${token}`);
  assert.equal(undefined, at('', '/frys'));
});

test('once it has served it is gone', () => {
  at(`#${token}`);
  dropToken('/bekreft');
  assert.equal(undefined, at(''));
});

test('the skip link to the content is no token, and keeps its place in the address', () => {
  assert.equal(undefined, at('#main'));
  assert.deepEqual([], shown);
});

test('only one that has a name there outlives a reload, until it opens nothing any more', () => {
  const kept = browserKeeps();
  at(`#${token}`);
  dropToken('/bekreft');
  assert.equal(0, kept.size);
  const address = { hash: `#${token}`, pathname: '/levering', search: '' };
  assert.equal(token, takeToken(address, 'link'));
  dropToken('/levering');
  assert.equal(token, takeToken({ ...address, hash: '' }, 'link'));
  dropToken('/levering', 'link');
  assert.equal(undefined, takeToken({ ...address, hash: '' }, 'link'));
});
