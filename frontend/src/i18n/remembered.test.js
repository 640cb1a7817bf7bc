import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { remember, rememberedLanguage, rememberWish, takeWish } from './remembered.js';

/** @param {object} localStorage @param {object} sessionStorage */
const browserWith = (localStorage, sessionStorage) =>
  Object.assign(globalThis, { localStorage, sessionStorage });

const keeping = () => {
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
};

beforeEach(() => {
  browserWith(keeping(), keeping());
});

test('the language is remembered, and is Bokmål until one is', () => {
  assert.equal('nb', rememberedLanguage());
  remember('en');
  assert.equal('en', rememberedLanguage());
});

test('a wish at the door is granted once', () => {
  rememberWish('en');
  assert.equal('en', takeWish());
  assert.equal(null, takeWish());
});

test('a wish at the door is gone with its window, and the door still speaks as it did', () => {
  rememberWish('en');
  remember('en');
  browserWith(localStorage, keeping());
  assert.equal(null, takeWish());
  assert.equal('en', rememberedLanguage());
});

test('a language that only followed a profile is no wish', () => {
  remember('en');
  assert.equal(null, takeWish());
});

test('a browser that keeps nothing reads Bokmål and wishes nothing', () => {
  const refuse = () => {
    throw new Error('SecurityError');
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  browserWith(storage, storage);
  rememberWish('en');
  remember('en');
  assert.equal('nb', rememberedLanguage());
  assert.equal(null, takeWish());
});
