import { useComputed } from '@preact/signals';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import {
  ATTACHMENT_TYPES,
  joinAttachments,
  LARGEST_DOCUMENT,
  MOST_ATTACHMENTS,
} from '../../lib/attachments.js';
import { MOST_BYTES as LARGEST_PICTURE, megabytes } from '../../lib/picture.js';
import { Button } from '../button.jsx';
import { FormErrors } from '../form-context.js';
import { Icon } from '../icon.jsx';
import { PhotoField } from '../photo-picker/photo-field.jsx';
import { Preview } from '../photo-picker/preview.jsx';
import { useOneTap } from '../use-one-tap.js';
import { useAttachments } from './use-attachments.js';
import '../pictures-field/pictures-field.css';

/**
 * Pictures and PDFs, sent while the rest of the form is being written. The form gets their uploads and names
 * under the name, one a line, and its draft holds them.
 *
 * @param {{ name: string }} props
 */
export function AttachmentsField({ name }) {
  // Taken away, it leaves its place to the next.
  useOneTap();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { all, errors, said, add, remove } = useAttachments(name);
  const ofForm = useContext(FormErrors);
  const shown = useComputed(() => [...errors.value, ...ofForm.value]);
  const held = joinAttachments(all.value);

  // What a script writes is no input to the browser; the form's draft is to hear of it.
  useEffect(() => {
    input.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [held]);

  return (
    <FormErrors.Provider value={shown}>
      <fieldset class="ds-fieldset pictures-field">
        <legend class="ds-label">
          {t('attachments.label')}
          <span class="optional"> ({t('form.optional')})</span>
        </legend>
        <PhotoField
          label={t('attachments.add')}
          hint={t('attachments.hint', {
            count: MOST_ATTACHMENTS,
            picture: megabytes(LARGEST_PICTURE, locale.value),
            pdf: megabytes(LARGEST_DOCUMENT, locale.value),
          })}
          name={`${name}.file`}
          shows={name}
          accept={ATTACHMENT_TYPES}
          disabled={all.value.length >= MOST_ATTACHMENTS}
          input={input}
          isMany
          onChoose={add}
        />
        <textarea hidden name={name} defaultValue="" value={held} />
        <p role="status" class="soft">
          {said.value?.()}
        </p>
        <Chosen
          all={all.value}
          onRemove={(attachment, number) => {
            remove(attachment, number);
            input.current?.focus();
          }}
        />
      </fieldset>
    </FormErrors.Provider>
  );
}

/**
 * @typedef {import('./use-attachments.js').Attachment} Attachment
 *
 * @param {{ all: Attachment[], onRemove: (attachment: Attachment, number: number) => void }} props
 */
function Chosen({ all, onRemove }) {
  if (all.length === 0) return null;
  return (
    <ul class="chosen-pictures" aria-label={t('attachments.list')}>
      {all.map((attachment, index) => (
        <li key={attachment.key} aria-busy={attachment.upload === null}>
          {attachment.file?.type.startsWith('image/') ? (
            <Preview file={attachment.file} />
          ) : (
            <Icon name="paper" />
          )}
          <span class="small chosen-name">
            {attachment.name || t('attachments.number', { number: index + 1 })}
            <br />
            <span class="soft">
              {t(attachment.upload ? 'attachments.ready' : 'attachments.sending')}
            </span>
          </span>
          {attachment.upload && (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('attachments.remove', { number: index + 1 })}
              onClick={() => onRemove(attachment, index + 1)}
            >
              {t('attachments.remove.short')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
