import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversationPath, kindOf, writePath } from './contact.js';

test('a link leads to a form that is begun', () => {
  assert.equal('/kundeservice/ny', writePath());
  assert.equal(
    '/kundeservice/ny?slag=reklamasjon&ordre=a1&linje=2',
    writePath({ kind: 'COMPLAINT', order: 'a1', line: '2' }),
  );
  assert.equal('/kundeservice/ny', writePath({ line: '2' }));
  assert.equal('/kundeservice/a%2F1', conversationPath('a/1'));
});

test('a word that is none of ours is no kind', () => {
  assert.equal('RETURN', kindOf('retur'));
  assert.equal(undefined, kindOf('toString'));
  assert.equal(undefined, kindOf(undefined));
});
