import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf, monthStarts, nameOfMonth, noneOf } from './messages.js';

test('a month begins and ends by the clock in Norway', () => {
  assert.equal(monthOf('2026-10-31T22:59:00Z'), '2026-10');
  assert.equal(monthOf('2026-10-31T23:00:00Z'), '2026-11');
  assert.equal(nameOfMonth('2026-10-31T23:00:00Z', 'nb'), 'November 2026');
});

test('the newest of a month begins it, also when there is a newer one', () => {
  const starts = monthStarts();
  const [newer, older, before] = [
    { id: 'b', at: '2026-11-20T10:00:00Z' },
    { id: 'a', at: '2026-11-02T10:00:00Z' },
    { id: 'c', at: '2026-10-02T10:00:00Z' },
  ];
  assert.deepEqual([older, before].map(starts), [true, true]);
  assert.deepEqual([newer, older, before].map(starts), [true, false, true]);
});

test('of what is denied each is named once, and how it is sent once', () => {
  const kinds = [
    'Nyheter på e\u2011post',
    'Rabattkoder på e\u2011post',
    'Artikler, tips og råd på e\u2011post',
  ];
  assert.equal(
    noneOf(kinds, 'nb-NO'),
    'nyheter, rabattkoder eller artikler, tips og råd på e\u2011post',
  );
  assert.equal(noneOf(['News by e-mail', 'Offers by e-mail'], 'en-GB'), 'news or offers by e-mail');
});

test('what is sent another way says so itself', () => {
  const kinds = ['Nyheter på e-post', 'Tilbud og nyheter på SMS', 'Påminnelse om handlekurven'];
  assert.equal(
    noneOf(kinds, 'nb-NO'),
    'nyheter på e-post, tilbud og nyheter på SMS eller påminnelse om handlekurven',
  );
});
