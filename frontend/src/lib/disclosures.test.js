import assert from 'node:assert/strict';
import { test } from 'node:test';
import { together } from './disclosures.js';

/** @param {string} id @param {Partial<import('./disclosures.js').Disclosure>} [said] */
const sending = (id, said) => ({
  id,
  at: '2026-11-30T11:00:00Z',
  acknowledgedAt: '2026-11-30T11:00:04Z',
  recipient: 'Nyhetsbrevet',
  country: 'NO',
  purpose: 'Å sende nyhetsbrev',
  what: 'Nei til «Tilbud på e-post»',
  fields: ['Kundenummer'],
  ...said,
});

/** @param {import('./disclosures.js').Disclosure[]} sendings */
const ids = (...sendings) =>
  together(sendings, 'nb-NO').map((group) => group.sendings.map(({ id }) => id));

test('what the same ones got on a day stands together, where the newest of it does', () => {
  const shop = sending('2', { recipient: 'Nettbutikken' });
  assert.deepEqual([['1', '3'], ['2']], ids(sending('1'), shop, sending('3')));
});

test('what differs in more than what it was about stands by itself', () => {
  for (const said of [
    { at: '2026-11-29T11:00:00Z' },
    { purpose: 'Å fakturere' },
    { fields: [] },
    { acknowledgedAt: null },
  ])
    assert.deepEqual([['1'], ['2']], ids(sending('1'), sending('2', said)));
});

test('the day is the one in Norway', () => {
  const late = sending('1', { at: '2026-11-29T23:30:00Z' });
  assert.deepEqual([['1', '2']], ids(late, sending('2')));
});
