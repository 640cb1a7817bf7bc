import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAccount,
  formatAgo,
  formatDay,
  formatDayOf,
  formatMoment,
  formatNear,
  formatNearDay,
  formatPhone,
  formatTime,
  telephone,
} from './format.js';

test('a calendar day is the same day in every time zone', () => {
  assert.equal(formatDay('2026-11-24', 'nb'), '24. november 2026');
  assert.equal(formatDay('2026-01-01', 'en-GB'), '1 January 2026');
});

test('a moment is shown by the clock in Norway, summer time included', () => {
  assert.equal(formatMoment('2026-11-24T11:05:00Z', 'nb'), '24. november 2026 kl. 12.05');
  assert.match(formatMoment('2026-07-24T10:05:00Z', 'en-GB'), /24 July 2026 at 12:05/);
});

test('so are its day and its time alone', () => {
  assert.equal(formatDayOf('2026-11-24T23:30:00Z', 'nb'), '25. november 2026');
  assert.equal(formatTime('2026-11-24T23:30:00Z', 'nb'), '00.30');
  assert.equal(formatTime('2026-07-24T10:05:00Z', 'en-GB'), '12:05');
});

test('what happened lately is told by how long ago, what is older by its day', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  assert.equal(formatAgo('2026-11-24T12:00:00Z', 'nb', now), 'nå');
  assert.equal(formatAgo('2026-11-24T11:59:30Z', 'nb', now), 'nå');
  assert.equal(formatAgo('2026-11-24T09:30:00Z', 'nb', now), 'for 2 timer siden');
  assert.equal(formatAgo('2026-11-23T10:00:00Z', 'nb', now), 'i går');
  assert.equal(formatAgo('2026-11-01T10:00:00Z', 'nb', now), '1. november 2026');
});

test("a clock that runs ahead of ours doesn't put the past in the future", () => {
  const now = new Date('2026-11-24T12:00:00Z');
  assert.equal(formatAgo('2026-11-24T12:04:00Z', 'nb', now), 'nå');
});

test('Norwegian numbers are grouped as people read them, others left alone', () => {
  assert.equal(formatPhone('+4790012345'), '+47 900 12 345');
  assert.equal(formatPhone('+4722334455'), '+47 22 33 44 55');
  assert.equal(formatPhone('+46701234567'), '+46701234567');
});

test('a day near this one has its own name or its weekday, one of another year its year', () => {
  const near = (/** @type {string} */ day, locale = 'nb') =>
    formatNearDay(day, locale, '2026-11-24').replaceAll('\u00a0', ' ');
  assert.equal(near('2026-11-23'), 'i går');
  assert.equal(near('2026-11-24'), 'i dag');
  assert.equal(near('2026-11-25'), 'i morgen');
  assert.equal(near('2026-11-20'), 'fredag 20. november');
  assert.equal(near('2026-12-08', 'en-GB').replace(',', ''), 'Tuesday 8 December');
  assert.equal(near('2025-11-24'), '24. november 2025');
});

test('a moment belongs to the day it was in Norway', () => {
  assert.equal(formatNear('2026-11-23T23:30:00Z', 'nb', '2026-11-24'), 'i dag');
});

test('an account number is grouped as banks write it, anything else left alone', () => {
  assert.equal(formatAccount('12345678903'), '1234\u00a056\u00a078903');
  assert.equal(formatAccount('SE4550000000058398257466'), 'SE4550000000058398257466');
});

test('a link calls a number without the blanks that it is read with', () => {
  assert.equal(telephone('+47 21 00\u00a000 00'), 'tel:+4721000000');
});
