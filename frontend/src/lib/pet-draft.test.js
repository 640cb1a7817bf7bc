import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesIn, draftFrom, draftOf, EMPTY_DRAFT, inputOf, problemsOf } from './pet-draft.js';

const TODAY = '2026-11-22';

const LUNA = {
  species: 'CAT',
  name: 'Luna',
  breed: null,
  sex: 'FEMALE',
  neutered: false,
  birthDate: null,
  birthYear: 2022,
  allergies: ['kylling'],
  notes: null,
};

/** @param {Partial<import('./pet-draft.js').PetDraft>} change */
const problems = (change) => problemsOf({ ...draftOf(LUNA), ...change }, TODAY);

test('a pet that goes into the form and out again is the same', () => {
  assert.deepEqual(LUNA, inputOf(draftOf(LUNA)));
  const born = { ...LUNA, birthDate: '2022-05-17', neutered: null };
  assert.deepEqual({ ...born, birthYear: null }, inputOf(draftOf(born)));
});

test('a field that is emptied is removed, and spaces around a name go', () => {
  const input = inputOf({ ...draftOf(LUNA), name: ' Luna ', breed: '  ', sex: 'UNKNOWN' });
  assert.deepEqual(['Luna', null, null], [input.name, input.breed, input.sex]);
});

test('a date or year that was typed before another choice is not sent', () => {
  const draft = { ...draftOf(LUNA), birthDate: '2022-05-17' };
  assert.equal(null, inputOf({ ...draft, bornAs: /** @type {const} */ ('YEAR') }).birthDate);
  assert.equal(null, inputOf({ ...draft, bornAs: /** @type {const} */ ('UNKNOWN') }).birthYear);
});

test('an empty form says all that is missing at once, in its own order', () => {
  assert.deepEqual(
    ['species', 'name'],
    problemsOf(EMPTY_DRAFT, TODAY).map(({ name }) => name),
  );
});

test('a birth left open is not known, and nothing is asked', () => {
  for (const bornAs of /** @type {const} */ (['DATE', 'YEAR', 'UNKNOWN'])) {
    const draft = { ...draftOf(LUNA), bornAs, birthDate: '', birthYear: ' ' };
    assert.deepEqual([], problemsOf(draft, TODAY));
    assert.deepEqual([null, null], [inputOf(draft).birthDate, inputOf(draft).birthYear]);
  }
});

test('a name of spaces is no name', () => {
  assert.deepEqual([{ name: 'name', problem: 'pet-form.name.missing' }], problems({ name: '  ' }));
});

test('a birth in the future is refused, today and this year are not', () => {
  assert.deepEqual([], problems({ birthYear: '2026' }));
  assert.deepEqual([], problems({ bornAs: 'DATE', birthDate: TODAY }));
  assert.equal(
    'pet-form.date.future',
    problems({ bornAs: 'DATE', birthDate: '2026-11-23' })[0].problem,
  );
  assert.equal('pet-form.year.future', problems({ birthYear: '2027' })[0].problem);
});

test('a year has four digits', () => {
  for (const birthYear of ['22', '20222', 'i fjor', '20.2']) {
    assert.equal('pet-form.year.invalid', problems({ birthYear })[0].problem, birthYear);
  }
});

test('a form is read with the list, and with the thing still being typed', () => {
  const fields = new FormData();
  fields.set('allergies', 'egg, soya');
  fields.set('allergies.list', 'kylling\r\nstorfe');
  fields.set('name', 'Luna');
  assert.deepEqual(['kylling', 'storfe', 'egg', 'soya'], draftFrom(fields).allergies);
  assert.equal('Luna', draftFrom(fields).name);
});

test('a form in which nothing was changed changes nothing, with blanks around it too', () => {
  const draft = draftOf(LUNA);
  assert.deepEqual({}, changesIn(draft, draftOf(LUNA)));
  assert.deepEqual({}, changesIn({ ...draft, name: ` ${draft.name} ` }, draft));
});

test('only what was changed is sent, and what was emptied as nothing', () => {
  const draft = draftOf(LUNA);
  assert.deepEqual({ notes: 'Redd' }, changesIn({ ...draft, notes: 'Redd' }, draft));
  assert.deepEqual({ sex: null }, changesIn({ ...draft, sex: 'UNKNOWN' }, draft));
  assert.deepEqual({ allergies: [] }, changesIn({ ...draft, allergies: [] }, draft));
});

test('day and year of birth are sent together, whichever was changed', () => {
  const draft = draftOf(LUNA);
  assert.deepEqual(
    { birthDate: '2022-05-17', birthYear: null },
    changesIn({ ...draft, bornAs: 'DATE', birthDate: '2022-05-17' }, draft),
  );
  assert.deepEqual(
    { birthDate: null, birthYear: 2021 },
    changesIn({ ...draft, birthYear: '2021' }, draft),
  );
});
