import { listName, splitThings, thingsFrom } from './things.js';

/**
 * A pet as its form holds it: texts and choices, all of them there, nothing null. Not knowing is a
 * choice of its own, so that choosing it is a change like any other.
 *
 * @typedef {'DATE' | 'YEAR' | 'UNKNOWN'} BornAs
 * @typedef {{
 *   species: string,
 *   name: string,
 *   breed: string,
 *   sex: 'FEMALE' | 'MALE' | 'UNKNOWN',
 *   neutered: 'YES' | 'NO' | 'UNKNOWN',
 *   bornAs: BornAs,
 *   birthDate: string,
 *   birthYear: string,
 *   allergies: string[],
 *   notes: string,
 * }} PetDraft
 */

/** @type {PetDraft} */
export const EMPTY_DRAFT = {
  species: '',
  name: '',
  breed: '',
  sex: 'UNKNOWN',
  neutered: 'UNKNOWN',
  bornAs: 'DATE',
  birthDate: '',
  birthYear: '',
  allergies: [],
  notes: '',
};

/** @param {any} pet as the API gives it @returns {PetDraft} */
export function draftOf(pet) {
  return {
    species: pet.species,
    name: pet.name,
    breed: pet.breed ?? '',
    sex: pet.sex ?? 'UNKNOWN',
    neutered: pet.neutered === null ? 'UNKNOWN' : yesOrNo(pet.neutered),
    bornAs: bornAs(pet),
    birthDate: pet.birthDate ?? '',
    birthYear: pet.birthDate ? '' : String(pet.birthYear ?? ''),
    allergies: pet.allergies,
    notes: pet.notes ?? '',
  };
}

/** @param {boolean} value */
const yesOrNo = (value) => (value ? 'YES' : 'NO');

/** @param {{ birthDate?: string | null, birthYear?: number | null }} pet @returns {BornAs} */
function bornAs({ birthDate, birthYear }) {
  if (birthDate) return 'DATE';
  return birthYear ? 'YEAR' : 'UNKNOWN';
}

/**
 * The pet as its fields have it now. The field of the list holds what was typed and not yet added,
 * which is nobody's wish to lose.
 *
 * @param {FormData} fields
 * @returns {PetDraft}
 */
export function draftFrom(fields) {
  const text = (/** @type {string} */ name) => String(fields.get(name) ?? '');
  return {
    species: text('species'),
    name: text('name'),
    breed: text('breed'),
    sex: /** @type {PetDraft['sex']} */ (text('sex')),
    neutered: /** @type {PetDraft['neutered']} */ (text('neutered')),
    bornAs: /** @type {BornAs} */ (text('bornAs')),
    birthDate: text('birthDate'),
    birthYear: text('birthYear'),
    allergies: thingsIn(fields),
    notes: text('notes'),
  };
}

/** @param {FormData} fields */
function thingsIn(fields) {
  const list = thingsFrom(String(fields.get(listName('allergies')) ?? ''));
  return [...list, ...splitThings(String(fields.get('allergies') ?? ''))];
}

/**
 * What the form can tell at once; the server has the last word on everything.
 *
 * @param {PetDraft} draft
 * @param {string} today ISO 8601 date
 * @returns {{ name: string, problem: string }[]} field and the key of what is wrong, in the form's order
 */
export function problemsOf(draft, today) {
  const problems = [
    { name: 'species', problem: draft.species ? null : 'pet-form.species.missing' },
    { name: 'name', problem: draft.name.trim() ? null : 'pet-form.name.missing' },
    { name: 'birthDate', problem: draft.bornAs === 'DATE' ? dateProblem(draft, today) : null },
    { name: 'birthYear', problem: draft.bornAs === 'YEAR' ? yearProblem(draft, today) : null },
  ];
  return problems.flatMap(({ name, problem }) => (problem ? [{ name, problem }] : []));
}

/** @param {PetDraft} draft @param {string} today */
function dateProblem({ birthDate }, today) {
  return birthDate > today ? 'pet-form.date.future' : null;
}

/** @param {PetDraft} draft @param {string} today */
function yearProblem({ birthYear }, today) {
  const year = birthYear.trim();
  if (!year) return null;
  if (!/^\d{4}$/.test(year)) return 'pet-form.year.invalid';
  return year > today.slice(0, 4) ? 'pet-form.year.future' : null;
}

/**
 * What `petCreate` takes: every field, null where nothing is known.
 *
 * @param {PetDraft} draft without problems
 */
export function inputOf(draft) {
  return {
    species: draft.species,
    name: draft.name.trim(),
    breed: draft.breed.trim() || null,
    sex: draft.sex === 'UNKNOWN' ? null : draft.sex,
    neutered: draft.neutered === 'UNKNOWN' ? null : draft.neutered === 'YES',
    birthDate: (draft.bornAs === 'DATE' && draft.birthDate) || null,
    birthYear: (draft.bornAs === 'YEAR' && Number(draft.birthYear)) || null,
    allergies: draft.allergies,
    notes: draft.notes.trim() || null,
  };
}

/** Day and year are one thing: whoever knows the year alone doesn't know the day. */
const BIRTH = ['birthDate', 'birthYear'];

/**
 * What `petUpdate` takes: only what was changed, so that what somebody else changed meanwhile stays.
 *
 * @param {PetDraft} draft without problems
 * @param {PetDraft} saved
 * @returns {Partial<ReturnType<typeof inputOf>>} empty where both say the same, however it was typed
 */
export function changesIn(draft, saved) {
  const [now, before] = [inputOf(draft), inputOf(saved)].map(Object.entries);
  const changed = now.filter(
    ([, value], i) => JSON.stringify(value) !== JSON.stringify(before[i][1]),
  );
  const names = new Set(changed.map(([name]) => name));
  if (BIRTH.some((name) => names.has(name))) for (const name of BIRTH) names.add(name);
  return Object.fromEntries(now.filter(([name]) => names.has(name)));
}
