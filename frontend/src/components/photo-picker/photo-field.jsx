import { useId } from 'preact/hooks';
import { PICTURE_TYPES } from '../../lib/picture.js';
import { DsField } from '../elements.js';
import { Problem } from '../field.jsx';
import './photo-picker.css';

/**
 * The label looks like a button, since the browser's own would speak the browser's language.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.hint
 * @param {string} [props.name]
 * @param {string} [props.shows] the field whose errors stand here, where it has another name
 * @param {string} [props.accept] kinds of files, where they aren't pictures alone
 * @param {boolean} [props.isMany] takes several at once
 * @param {boolean} props.disabled
 * @param {import('preact').RefObject<HTMLInputElement | null>} props.input
 * @param {(files: File[]) => void} props.onChoose at least one
 */
export function PhotoField({
  label,
  hint,
  name = 'file',
  shows = name,
  accept = PICTURE_TYPES,
  isMany = false,
  disabled,
  input,
  onChoose,
}) {
  const id = useId();
  /** @param {import('preact').TargetedEvent<HTMLInputElement>} event */
  const choose = ({ currentTarget }) => {
    const files = [...(currentTarget.files ?? [])];
    // Emptied, so that choosing the same file again is a new choice.
    currentTarget.value = '';
    if (files.length > 0) onChoose(files);
  };
  return (
    <DsField class="ds-field photo-field">
      <input
        class="ds-sr-only"
        type="file"
        id={id}
        name={name}
        accept={accept}
        multiple={isMany}
        ref={input}
        aria-disabled={disabled || undefined}
        onClick={(event) => disabled && event.preventDefault()}
        onChange={choose}
      />
      <label class="ds-button" data-variant="secondary" for={id}>
        {label}
      </label>
      <p data-field="description">{hint}</p>
      <Problem name={shows} />
    </DsField>
  );
}
