import { useEffect, useId, useState } from 'preact/hooks';
import { language, t } from '../i18n/index.js';
import { concerns, told } from '../lib/errors.js';
import { DsErrorSummary } from './elements.js';

/**
 * What must be mended, each with a link to its field. Takes focus when it appears.
 *
 * @param {object} props
 * @param {import('../lib/errors.js').FieldError[]} props.errors
 * @param {preact.RefObject<HTMLFormElement | null>} props.form
 * @param {string} [props.title]
 */
export function ErrorSummary({ errors, form, title }) {
  const heading = useId();
  useRedrawnLabels();
  return (
    <DsErrorSummary class="ds-error-summary" aria-labelledby={heading}>
      <h2 class="ds-heading" id={heading}>
        {title ?? t('form.summary', { count: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.name + error.code}>
            <Line error={error} {...placeOf(form.current, error.name)} />
          </li>
        ))}
      </ul>
    </DsErrorSummary>
  );
}

/** The labels that the lines repeat turn into another language after the summary has. */
function useRedrawnLabels() {
  const [, redraw] = useState('');
  useEffect(() => redraw(language.value), [language.value]);
}

/**
 * Several fields may lack the same thing, so each line names its own.
 *
 * @param {{ error: import('../lib/errors.js').FieldError, control?: HTMLInputElement, label?: string | null }} props
 */
function Line({ error, control, label }) {
  if (!control) return <>{error.message()}</>;
  /** @param {Event} event */
  const go = (event) => {
    event.preventDefault();
    control.focus();
  };
  return (
    <a class="ds-link" href={`#${control.id}`} onClick={go}>
      {told(label?.replace(/\.$/, '') ?? '', error.message())}
    </a>
  );
}

/** @param {HTMLFormElement | null} form @param {string} name */
function placeOf(form, name) {
  const control = controlOf(form, name);
  return { control, label: control && nameOf(control, name) };
}

/**
 * @param {HTMLInputElement} control
 * @param {string} about what is wrong
 * @returns {string | null | undefined} the words of its label, or of the question it answers
 */
function nameOf(control, about) {
  const isChoice = control.type === 'radio' || control.type === 'checkbox';
  const isAlone = control.name === about && control.form?.elements.namedItem(about) === control;
  const question = isChoice && !isAlone && control.closest('fieldset')?.querySelector('legend');
  return (question || control.labels?.[0])?.firstChild?.textContent;
}

/**
 * @param {HTMLFormElement | null} form
 * @param {string} name an item of a list is found at the list, `allergies.2` at `allergies`, and a
 *   whole at its first part
 * @returns {HTMLInputElement | undefined}
 */
function controlOf(form, name) {
  const controls = /** @type {HTMLInputElement[]} */ ([...(form?.elements ?? [])]);
  const isAt = (/** @type {HTMLInputElement} */ { type, name: own }) =>
    type !== 'hidden' && own && concerns(name, own);
  return controls.find(isAt);
}
