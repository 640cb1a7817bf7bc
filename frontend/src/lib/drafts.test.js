import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { draftOf, dropDraft, forgetDrafts, hasDrafts, keepDraft } from './drafts.js';

beforeEach(forgetDrafts);

test('what was typed in one form is there again, and not in another', () => {
  keepDraft('person', { phone: '400 00 101' });
  assert.deepEqual({ phone: '400 00 101' }, draftOf('person'));
  assert.equal(undefined, draftOf('post'));
  assert.equal(undefined, draftOf(undefined));
});

test('typing it back to what is saved leaves no draft', () => {
  keepDraft('person', { phone: '4' });
  keepDraft('person', {});
  assert.equal(false, hasDrafts.value);
});

test('saving one form keeps the draft of another', () => {
  keepDraft('person', { phone: '4' });
  keepDraft('post', { city: 'Oslo' });
  dropDraft('person');
  assert.equal(undefined, draftOf('person'));
  assert.deepEqual({ city: 'Oslo' }, draftOf('post'));
});

test('nothing is left for whoever comes next', () => {
  keepDraft('person', { phone: '4' });
  forgetDrafts();
  assert.equal(false, hasDrafts.value);
  assert.equal(undefined, draftOf('person'));
});
