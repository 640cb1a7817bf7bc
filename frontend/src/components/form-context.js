import { signal, useComputed, useSignal } from '@preact/signals';
import { createContext } from 'preact';
import { useCallback, useContext } from 'preact/hooks';
import { language } from '../i18n/index.js';
import { putBack } from '../lib/controls.js';
import { draftOf } from '../lib/drafts.js';
import { concerns, sayableIn } from '../lib/errors.js';

/** @typedef {import('../lib/errors.js').FieldError} FieldError */

/** @type {import('@preact/signals').ReadonlySignal<FieldError[]>} */
const none = signal([]);

/** What the fields of a form look up: the errors that concern them. */
export const FormErrors = createContext(none);

/** What is said of a field that isn't there any more is said no longer. */
export const FormMend = createContext((/** @type {string} */ _name) => {});

/** Name of the form's draft, where it keeps one. */
export const FormDraft = createContext(/** @type {string | undefined} */ (undefined));

/**
 * Puts back what was typed in a field and not saved, whenever the field is made.
 *
 * @param {string} name of the field
 * @returns {(control: any) => void} to be the field's `ref`
 */
export function useTyped(name) {
  const form = useContext(FormDraft);
  return useCallback(
    (control) => {
      const value = draftOf(form)?.[name];
      if (control && value !== undefined) putBack(control, value);
    },
    [form, name],
  );
}

/**
 * The errors of one form: all that were found, those that the language in use can say, and of these
 * the ones whose field hasn't been mended since.
 */
export function useFormErrors() {
  const found = useSignal(/** @type {FieldError[]} */ ([]));
  const mended = useSignal(/** @type {ReadonlySet<FieldError>} */ (new Set()));
  const shown = useComputed(() => sayableIn(found.value, language.value));
  const open = useComputed(() => shown.value.filter((error) => !mended.value.has(error)));

  /** @param {string} name of a field that has something else in it now */
  function mend(name) {
    const about = found.value.filter((error) => concerns(error.name, name));
    if (about.length > 0) mended.value = new Set([...mended.value, ...about]);
  }

  return { found, shown, open, mend };
}
