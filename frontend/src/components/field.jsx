import { useContext, useId } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { errorOf } from '../lib/errors.js';
import { DsField } from './elements.js';
import { FormErrors, useTyped } from './form-context.js';

/**
 * @typedef {object} Frame
 * @property {string} name path in the input, e.g. `postalAddress.postcode`
 * @property {string} label
 * @property {preact.ComponentChildren} [hint]
 * @property {boolean} [optional] says so beside the label
 *
 * @typedef {Omit<preact.LooseInputHTMLAttributes, 'name' | 'label'>} Attributes of a native field
 */

/** @param {Frame & Attributes} props */
export function TextField({ name, label, hint, optional, ...input }) {
  const id = useId();
  return (
    <FieldFrame {...{ id, name, label, hint, optional }}>
      <input
        ref={useTyped(name)}
        {...native({ class: 'ds-input', type: 'text', id, name, ...input })}
      />
    </FieldFrame>
  );
}

/** @param {Frame & preact.TextareaHTMLAttributes} props */
export function TextAreaField({ name, label, hint, optional, ...textarea }) {
  const id = useId();
  return (
    <FieldFrame {...{ id, name, label, hint, optional }}>
      <textarea ref={useTyped(name)} class="ds-input" id={id} name={name} rows={4} {...textarea} />
    </FieldFrame>
  );
}

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} label
 *
 * @param {Frame & { options: Option[] } & preact.SelectHTMLAttributes} props
 */
export function SelectField({ name, label, hint, optional, options, defaultValue, ...select }) {
  const id = useId();
  return (
    <FieldFrame {...{ id, name, label, hint, optional }}>
      <select ref={useTyped(name)} class="ds-input" id={id} name={name} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value} {...saved(option.value === defaultValue)}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/**
 * The one that a form goes back to; the types know only the one that is chosen now.
 *
 * @param {boolean} defaultSelected
 */
const saved = (defaultSelected) => /** @type {{ selected?: boolean }} */ ({ defaultSelected });

/** @param {Frame & Attributes} props a box to tick, or one of several with `type="radio"` */
export function ChoiceField({ name, label, hint, optional, ...input }) {
  const id = useId();
  return (
    <DsField class="ds-field">
      <input
        ref={useTyped(name)}
        {...native({ class: 'ds-input', type: 'checkbox', id, name, ...input })}
      />
      <label for={id}>{label}</label>
      {hint && <p data-field="description">{hint}</p>}
      <Problem name={name} />
    </DsField>
  );
}

/**
 * Label, hint, the field itself, and what is wrong with it; tied together for screen readers by
 * the design system's `ds-field`.
 *
 * @param {Frame & { id: string, children: preact.ComponentChildren }} props
 */
export function FieldFrame({ id, name, label, hint, optional, children }) {
  return (
    <DsField class="ds-field">
      <label class="ds-label" for={id}>
        {label}
        {optional && <span class="optional"> ({t('form.optional')})</span>}
      </label>
      {hint && <p data-field="description">{hint}</p>}
      {children}
      <Problem name={name} />
    </DsField>
  );
}

/**
 * The types tie a role to each kind of input; a kind known only at run time needs saying so.
 *
 * @param {preact.LooseInputHTMLAttributes} attributes
 */
const native = (attributes) => /** @type {preact.InputHTMLAttributes} */ (attributes);

/** @param {{ name: string }} props what is wrong with a field, at the field */
export function Problem({ name }) {
  const error = errorOf(useContext(FormErrors).value, name);
  if (!error) return null;
  return (
    <p class="ds-validation-message" data-field="validation">
      {error.message()}
    </p>
  );
}
