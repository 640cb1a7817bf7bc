import { splitThings } from './things.js';

/**
 * A pet as its form holds it: texts and choices, all of them there, nothing null.
 *
 * @typedef {'DATE' | 'YEAR' | 'UNKNOWN'} BornAs
 * @typedef {{
 *   species: string,
 *   name: string,
 *   breed: string,
 *   sex: '' | 'FEMALE' | 'MALE',
 *   neutered: '' | 'YES' | 'NO',
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
  sex: '',
  neutered: '',
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
    sex: pet.sex ?? '',
    neutered: pet.neutered === null ? '' : yesOrNo(pet.neutered),
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
 * @param {FormData} fields with one `allergies` per thing, what is still being typed among them
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
  const [typing, ...things] = fields.getAll('allergies').map(String);
  return [...things, ...splitThings(typing ?? '')];
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
 * What `petCreate` and `petUpdate` take. Every field is sent, so that one emptied is removed.
 *
 * @param {PetDraft} draft without problems
 */
export function inputOf(draft) {
  return {
    species: draft.species,
    name: draft.name.trim(),
    breed: draft.breed.trim() || null,
    sex: draft.sex || null,
    neutered: draft.neutered ? draft.neutered === 'YES' : null,
    birthDate: (draft.bornAs === 'DATE' && draft.birthDate) || null,
    birthYear: (draft.bornAs === 'YEAR' && Number(draft.birthYear)) || null,
    allergies: draft.allergies,
    notes: draft.notes.trim() || null,
  };
}

/**
 * @param {PetDraft} one
 * @param {PetDraft} other
 * @returns {boolean} whether both say the same of the pet, however it was typed
 */
export function saysTheSame(one, other) {
  return JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));
}
