import { signal, useComputed, useSignal } from '@preact/signals';
import { createContext } from 'preact';
import { language } from '../i18n/index.js';
import { sayableIn } from '../lib/errors.js';

/** @typedef {import('../lib/errors.js').FieldError} FieldError */

/** @type {import('@preact/signals').ReadonlySignal<FieldError[]>} */
const none = signal([]);

/** What the fields of a form look up: the errors that concern them. */
export const FormErrors = createContext(none);

/** The errors of one form: all that were found, and those that the language in use can say. */
export function useFormErrors() {
  const found = useSignal(/** @type {FieldError[]} */ ([]));
  const shown = useComputed(() => sayableIn(found.value, language.value));
  return { found, shown };
}
