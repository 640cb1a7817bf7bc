import { signal } from '@preact/signals';
import { createContext } from 'preact';

/** What the fields of a form look up: the errors that concern them. */
export const FormErrors = createContext(
  signal(/** @type {import('../lib/errors.js').FieldError[]} */ ([])),
);
