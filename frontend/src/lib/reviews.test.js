import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorOf, problemsOf, saidIn, shownAsAtFirst, writePath } from './reviews.js';

const kari = { firstName: ' Kari ', lastName: 'Nordmann' };

test('others read the name that was chosen', () => {
  assert.equal(authorOf(kari, 'FIRST_NAME'), 'Kari');
  assert.equal(authorOf(kari, 'INITIALS'), 'K.N.');
  assert.equal(authorOf({ ...kari, lastName: null }, 'INITIALS'), 'K.');
  assert.equal(authorOf(kari, 'ANONYMOUS'), null);
  assert.equal(authorOf({ firstName: null, lastName: ' ' }, 'INITIALS'), null);
});

test('what is no name is shown to nobody', () => {
  const named = (/** @type {string} */ firstName) =>
    authorOf({ firstName, lastName: '4' }, 'FIRST_NAME');
  assert.equal(named('Åse-Marie d’Arc'), 'Åse-Marie d’Arc');
  assert.equal(named('kjøp på billig.no'), null);
  assert.equal(named('ring 815 00 000'), null);
  assert.equal(named('a'.repeat(41)), null);
  assert.equal(authorOf({ firstName: 'Kari', lastName: '4' }, 'INITIALS'), 'K.');
});

test('one choice is always made, and it is one that is there', () => {
  assert.equal(shownAsAtFirst(kari), 'FIRST_NAME');
  assert.equal(shownAsAtFirst(kari, 'INITIALS'), 'INITIALS');
  assert.equal(shownAsAtFirst({ firstName: null, lastName: 'Nordmann' }), 'ANONYMOUS');
  assert.equal(shownAsAtFirst({ firstName: null, lastName: null }, 'INITIALS'), 'ANONYMOUS');
  assert.equal(shownAsAtFirst(kari, 'ANONYMOUS'), 'ANONYMOUS');
});

test('what a review lacks is told all at once', () => {
  assert.deepEqual(
    problemsOf({ stars: '', title: '', text: '' }).map(({ name, problem }) => [name, problem]),
    [
      ['stars', 'missing'],
      ['title', 'missing'],
      ['text', 'missing'],
    ],
  );
  assert.deepEqual(problemsOf({ stars: '5', title: 'Godt', text: 'Luna spiser alt.' }), []);
});

test('what is too long is told by how much, in characters', () => {
  assert.deepEqual(problemsOf({ stars: '5', title: '🐕'.repeat(120), text: 'x'.repeat(20_000) }), [
    { name: 'text', problem: 'too-long', count: 15_000 },
  ]);
  assert.deepEqual(problemsOf({ stars: '5', title: 'Godt', text: `${'x'.repeat(4999)}\r\n` }), []);
});

test('an article number is kept whole in the address', () => {
  assert.equal(writePath('A/1 &2'), '/omtaler/ny?vare=A%2F1%20%262');
});

test('what is said once more is what was said', () => {
  const said = { stars: 4, title: 'a', text: 'b', shownAs: 'INITIALS' };
  assert.deepEqual(saidIn({ ...said, pet: { id: 'x' }, votes: 2 }), { ...said, pet: 'x' });
  assert.deepEqual(saidIn({ ...said, pet: null }), { ...said, pet: null });
});
