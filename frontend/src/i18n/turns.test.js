import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadTexts, switchLanguage, t } from './index.js';

before(() => {
  // The one thing of a browser that switching touches.
  Object.assign(globalThis, { document: { documentElement: {} } });
});

test('a page that loads while the language changes has its texts, in the new language', async () => {
  await Promise.all([switchLanguage('en'), loadTexts('pets')]);
  assert.equal('My pets', t('pets.title'));
});

test('a language that changes while a page loads takes the page along', async () => {
  await Promise.all([loadTexts('signIn'), switchLanguage('nb')]);
  assert.equal('E\u2011post', t('sign-in.email'));
});
