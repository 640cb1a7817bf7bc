import { useContext, useId } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { errorOf } from '../lib/errors.js';
import { Problem } from './field.jsx';
import { FormErrors, useTyped } from './form-context.js';
import './choice-group.css';

/**
 * One of several, each in sight: radio buttons under a common question.
 *
 * @typedef {{ value: string, label: string, picture?: preact.ComponentChildren }} Choice
 *
 * @param {object} props
 * @param {string} props.name path in the input
 * @param {string} props.legend the question
 * @param {preact.ComponentChildren} [props.hint]
 * @param {boolean} [props.optional] says so beside the question
 * @param {Choice[]} props.choices
 * @param {string} [props.chosen] value to start with
 * @param {(value: string) => void} [props.onChoose]
 */
export function ChoiceGroup({ name, legend, hint, optional, choices, chosen, onChoose }) {
  const problem = useId();
  const typed = useTyped(name);
  const invalid = errorOf(useContext(FormErrors).value, name) ? true : undefined;
  const withPictures = choices.some((choice) => choice.picture);
  return (
    <fieldset
      class="ds-fieldset choice-group"
      data-pictures={withPictures}
      aria-describedby={invalid && problem}
    >
      <legend class="ds-label">
        {legend}
        {optional && <span class="optional"> ({t('form.optional')})</span>}
      </legend>
      {hint && <p data-field="description">{hint}</p>}
      <div class="choices">
        {choices.map(({ value, label, picture }) => (
          <label key={value} class="choice">
            <input
              class="ds-input"
              ref={typed}
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              aria-invalid={invalid}
              onChange={() => onChoose?.(value)}
            />
            {picture}
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div id={problem}>
        <Problem name={name} />
      </div>
    </fieldset>
  );
}
