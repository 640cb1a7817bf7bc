import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { dropToken, takeToken, visitToken } from './link-token.js';

const token = 'Zm9yIGFsbGUgZHly';

/** @type {string[]} */
let shown;
/** @type {{ state: any, replaceState: (...written: any[]) => void }} */
let visit;

beforeEach(() => {
  shown = [];
  visit = newVisit();
  dropToken('/bekreft');
});

/** One entry of the window's history, which a reload keeps. */
function newVisit() {
  const history = {
    state: null,
    /** @param {any[]} written state, title and address */
    replaceState(...written) {
      history.state = written[0];
      if (written[2] !== undefined) shown.push(String(written[2]));
    },
  };
  Object.assign(globalThis, { history });
  return history;
}

/** @param {string} hash @param {string} [pathname] */
const at = (hash, pathname = '/bekreft') => takeToken({ hash, pathname, search: '' });

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

test('what is left of a link that was cut off is a token too, which opens nothing', () => {
  assert.equal('abc', at('#abc'));
  assert.equal('abc', visited('#abc'));
});

/** @param {string} hash @param {string} [before] */
const visited = (hash, before) => visitToken({ hash, pathname: '/meld-av', search: '' }, before);

test('a visit keeps its link, and what else is kept of it, out of the address', () => {
  visit.state = { sent: true };
  assert.equal(token, visited(`#${token}`));
  assert.deepEqual(['/meld-av'], shown);
  assert.equal(token, visited(''));
  assert.deepEqual({ sent: true, link: token }, visit.state);
});

test('who comes anew has nothing of the visit before', () => {
  visited(`#${token}`);
  newVisit();
  assert.equal(undefined, visited('', token));
  assert.equal(undefined, visited('#main'));
});

test('skipping to the content is the same visit, also at a reload', () => {
  visited(`#${token}`);
  newVisit();
  assert.equal(token, visited('#main', token));
  assert.equal(token, visited('#main'));
  assert.deepEqual(['/meld-av'], shown);
});
