import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversationPath, excessOf, fitting, kindOf, shortened, writePath } from './contact.js';

test('a link leads to a form that is begun', () => {
  assert.equal('/kundeservice/ny', writePath());
  assert.equal(
    '/kundeservice/ny?slag=reklamasjon&ordre=a1&linje=2',
    writePath({ kind: 'COMPLAINT', order: 'a1', line: '2' }),
  );
  assert.equal('/kundeservice/ny', writePath({ line: '2' }));
  assert.equal('/kundeservice/ny?samtale=c1', writePath({ from: 'c1' }));
  assert.equal('/kundeservice/a%2F1', conversationPath('a/1'));
});

test('a word that is none of ours is no kind', () => {
  assert.equal('RETURN', kindOf('retur'));
  assert.equal(undefined, kindOf('toString'));
  assert.equal(undefined, kindOf(undefined));
});

test('a long text is cut between words', () => {
  assert.equal('Hei! Hvor mye?', shortened('Hei!\n\nHvor  mye?', 20));
  assert.equal('Hei! Hvor …', shortened('Hei! Hvor mye skal hun ha?', 12));
  assert.equal(`${'a'.repeat(5)} …`, shortened('a'.repeat(20), 10));
});

test('a subject is measured as the server does, where a smile is one', () => {
  assert.equal(0, excessOf('\u{1f436}'.repeat(120)));
  assert.equal(12, excessOf('a'.repeat(132)));
  assert.equal('\u{1f436}'.repeat(120), fitting('\u{1f436}'.repeat(121)));
});
