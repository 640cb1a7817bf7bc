import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageInWords, ageOf } from './age.js';

const nb = {
  locale: 'nb',
  bornToday: 'født i dag',
  bornThisYear: 'født i år',
  days: (/** @type {number} */ count) => (count === 1 ? '1 dag' : `${count} dager`),
  about: (/** @type {string} */ age) => `omtrent ${age}`,
};

/** @param {string} birthDate @param {string} today */
const words = (birthDate, today) => plain(ageInWords({ birthDate }, today, nb));

/** @param {string | null} age with no-break spaces after its numbers */
const plain = (age) => age?.replaceAll('\u00a0', ' ');

test('a newborn is counted in days', () => {
  assert.equal('født i dag', words('2026-11-22', '2026-11-22'));
  assert.equal('1 dag', words('2026-11-21', '2026-11-22'));
  assert.equal('13 dager', words('2026-11-09', '2026-11-22'));
});

test('from two weeks to three months the age is in weeks', () => {
  assert.equal('2 uker', words('2026-11-08', '2026-11-22'));
  assert.equal('12 uker', words('2026-08-23', '2026-11-21'));
});

test('the first year is in months, the second says year and months', () => {
  assert.equal('3 måneder', words('2026-08-22', '2026-11-22'));
  assert.equal('11 måneder', words('2025-11-23', '2026-11-22'));
  assert.equal('1 år', words('2025-11-22', '2026-11-22'));
  assert.equal('1 år og 3 måneder', words('2025-08-01', '2026-11-22'));
});

test('from two years on only whole years are said', () => {
  assert.equal('2 år', words('2024-11-22', '2026-11-22'));
  assert.equal('3 år', words('2022-11-23', '2026-11-22'));
});

test('somebody born on 29 or 31 has a birthday in short months too', () => {
  assert.equal('2 år', words('2024-02-29', '2026-02-28'));
  assert.equal('3 måneder', words('2025-11-30', '2026-02-28'));
  assert.equal('1 år og 1 måned', words('2025-01-31', '2026-02-28'));
});

test('a pet with only a year is about that old', () => {
  assert.equal('omtrent 4 år', plain(ageInWords({ birthYear: 2022 }, '2026-11-22', nb)));
  assert.equal('født i år', plain(ageInWords({ birthYear: 2026 }, '2026-11-22', nb)));
});

test('the day wins over the year when both are known', () => {
  assert.equal(
    '1 år',
    plain(ageInWords({ birthDate: '2025-11-22', birthYear: 2025 }, '2026-11-22', nb)),
  );
});

test('nothing known, or a birth that lies ahead, has no age', () => {
  assert.equal(null, ageOf({ birthDate: null, birthYear: null }, '2026-11-22'));
  assert.equal(null, ageOf({ birthDate: '2026-11-23' }, '2026-11-22'));
  assert.equal(null, ageOf({ birthYear: 2027 }, '2026-11-22'));
});

test('English has its own words', () => {
  assert.equal(
    '1 year and 3 months',
    plain(ageInWords({ birthDate: '2025-08-01' }, '2026-11-22', { ...nb, locale: 'en' })),
  );
});

test('a line never ends between a number and its unit', () => {
  const born = { birthDate: '2025-08-01' };
  assert.equal('1\u00a0år og 3\u00a0måneder', ageInWords(born, '2026-11-22', nb));
});
