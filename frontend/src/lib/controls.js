import { isStray } from './characters.js';

/**
 * Any native field: each kind has its own parts of these.
 *
 * @typedef {HTMLElement & Pick<HTMLInputElement, 'name' | 'type' | 'value' | 'defaultValue' | 'checked' | 'defaultChecked'> & Pick<HTMLSelectElement, 'options'>} Control
 */

/** @param {HTMLFormElement} form @returns {Control[]} those that a person fills in */
export function controlsOf(form) {
  const all = /** @type {Control[]} */ (/** @type {unknown} */ ([...form.elements]));
  return all.filter(({ name, type }) => name && !untold.has(type));
}

/** @param {HTMLFormElement} form @returns {string[]} names of fields with something that no text holds; a password is one too */
export function strayFields(form) {
  const all = /** @type {Control[]} */ (/** @type {unknown} */ ([...form.elements]));
  const stray = all.filter(({ name, type, value }) => name && type !== 'file' && isStray(value));
  return stray.map(({ name }) => name);
}

/** What no draft holds: a password isn't kept, and a file can't be put back. */
const untold = new Set(['hidden', 'file', 'password', 'submit', 'button', 'reset', 'fieldset']);

/** @param {HTMLFormElement} form @returns {import('./drafts.js').Typed} what differs from what is saved */
export function typedIn(form) {
  const changed = controlsOf(form).filter(isTouched);
  return Object.fromEntries(changed.map((control) => [control.name, heldIn(control)]));
}

/** @param {Control} control */
function isTouched(control) {
  // Of several radio buttons the one that was left is as changed as the one that was chosen.
  if (control.type === 'radio' && !control.checked) return false;
  return heldIn(control) !== savedIn(control);
}

/** @param {Control} control @returns {boolean} whether there is anything in it; a box without its tick is an answer too */
export const isFilled = (control) => control.value.trim() !== '';

/** @param {Control} control @returns {string} empty for a box without its tick */
function heldIn(control) {
  if (!isTicked(control)) return control.value;
  return control.checked ? control.value : '';
}

/** @param {Control} control @returns {string} the same as the page was made with it */
export function savedIn(control) {
  if (isTicked(control)) return control.defaultChecked ? control.value : '';
  if (control.type !== 'select-one') return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
}

/** @param {Control} control @param {string} value as `heldIn` gives it */
export function putBack(control, value) {
  if (isTicked(control)) control.checked = control.value === value;
  else control.value = value;
}

/**
 * Shows fields as they are saved.
 *
 * @param {HTMLFormElement} form
 * @param {(name: string) => boolean} isMeant
 */
export function showSaved(form, isMeant) {
  for (const control of controlsOf(form)) {
    if (isMeant(control.name)) putBack(control, savedIn(control));
  }
}

/** @param {Control} control */
const isTicked = ({ type }) => type === 'checkbox' || type === 'radio';
