import { useId } from 'preact/hooks';
import { t } from '../i18n/index.js';
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
  return (
    <DsErrorSummary class="ds-error-summary" aria-labelledby={heading}>
      <h2 class="ds-heading" id={heading}>
        {title ?? t('form.summary', { count: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.name + error.code}>
            <Line error={error} control={controlOf(form.current, error.name)} />
          </li>
        ))}
      </ul>
    </DsErrorSummary>
  );
}

/** @param {{ error: import('../lib/errors.js').FieldError, control: HTMLElement | undefined }} props */
function Line({ error, control }) {
  if (!control) return <>{error.message}</>;
  /** @param {Event} event */
  const go = (event) => {
    event.preventDefault();
    control.focus();
  };
  return (
    <a class="ds-link" href={`#${control.id}`} onClick={go}>
      {error.message}
    </a>
  );
}

/**
 * @param {HTMLFormElement | null} form
 * @param {string} name an item of a list is found at the list: `allergies.2` at `allergies`
 * @returns {HTMLElement | undefined}
 */
function controlOf(form, name) {
  const controls = [...(form?.elements ?? [])].filter((control) => control instanceof HTMLElement);
  const isAt = (/** @type {string | null} */ own) =>
    own && (name === own || name.startsWith(`${own}.`));
  return controls.find((control) => isAt(control.getAttribute('name')));
}
