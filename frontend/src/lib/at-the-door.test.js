import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { forgetTyped, recalled, remember } from './at-the-door.js';

beforeEach(forgetTyped);

test('what was typed last is there on the next page', () => {
  remember('email', 'a');
  remember('email', 'ase@example.org');
  assert.equal('ase@example.org', recalled('email'));
});

test('what nobody typed is empty', () => {
  remember('email', 'ase@example.org');
  assert.equal('', recalled('firstName'));
});

test('nothing is there for the next one', () => {
  remember('email', 'ase@example.org');
  forgetTyped();
  assert.equal('', recalled('email'));
});
