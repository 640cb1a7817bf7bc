import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnPath, signInPath } from './return-path.js';

test('a path of the app, with its query, is where one returns', () => {
  assert.equal(returnPath('/kjaeledyr?ny=1'), '/kjaeledyr?ny=1');
});

test('a place on the page is returned to, and a secret after # is not kept', () => {
  assert.equal(returnPath('/faste-leveringer/1#betaling'), '/faste-leveringer/1#betaling');
  assert.equal(returnPath(`/levering#${'x'.repeat(43)}`), '/levering');
  assert.equal(signInPath('/profil#phone'), '/logg-inn?til=%2Fprofil%23phone');
});

test('nothing that could leave the app is followed', () => {
  const foreign = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:1', ''];
  for (const path of [...foreign, undefined]) assert.equal(returnPath(path), '/');
  assert.equal(returnPath('/.//evil.example'), '/');
});

test('signing in never leads back to the sign-in page', () => {
  assert.equal(returnPath('/logg-inn?til=/profil'), '/');
});

test('the sign-in page is told where to return to, and the front page goes without saying', () => {
  assert.equal(signInPath('/profil'), '/logg-inn?til=%2Fprofil');
  assert.equal(signInPath('/'), '/logg-inn');
});
