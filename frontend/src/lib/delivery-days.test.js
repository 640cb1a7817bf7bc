import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineParts, formatComing } from './delivery-days.js';
import { pricePath } from './delivery-places.js';

test('a deadline is a day and an hour, as one says it', () => {
  const noon = '2026-11-24T11:00:00Z';
  assert.deepEqual(
    { day: 'tirsdag 24.\u00a0november', time: '12' },
    deadlineParts(noon, 'nb-NO', '2026-11-16'),
  );
  assert.deepEqual({ day: 'i morgen', time: '12' }, deadlineParts(noon, 'nb-NO', '2026-11-23'));
  assert.equal('12.30', deadlineParts('2026-11-24T11:30:00Z', 'nb-NO', '2026-11-16').time);
  assert.equal('12:00', deadlineParts(noon, 'en-GB', '2026-11-16').time);
});

test('the day of a delivery has its weekday, also in another year', () => {
  /** @param {string} day @param {string} [locale] */
  const said = (day, locale = 'nb-NO') => formatComing(day, locale, '2026-12-31');
  assert.equal('i morgen', said('2027-01-01'));
  assert.equal('tirsdag 5.\u00a0januar 2027', said('2027-01-05'));
  assert.equal('Tuesday 5\u00a0January 2027', said('2027-01-05', 'en-GB'));
  assert.equal('tirsdag 24.\u00a0november', formatComing('2026-11-24', 'nb-NO', '2026-11-16'));
});

test('each price is answered at its own place, the first of a subscription where letters lead', () => {
  const questions = [
    { id: 'p-1', subscriptionId: 's-1' },
    { id: 'p-2', subscriptionId: 's-1' },
    { id: 'p-3', subscriptionId: 's-2' },
  ];
  assert.deepEqual(
    ['/faste-leveringer/s-1#pris', '/faste-leveringer/s-1#pris-p-2', '/faste-leveringer/s-2#pris'],
    questions.map((question) => pricePath(question, questions)),
  );
});
