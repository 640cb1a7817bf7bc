import { useComputed } from '@preact/signals';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import { MOST_BYTES, megabytes } from '../../lib/picture.js';
import { joinUploads, MOST_PICTURES } from '../../lib/uploads.js';
import { Button } from '../button.jsx';
import { FormErrors } from '../form-context.js';
import { PhotoField } from '../photo-picker/photo-field.jsx';
import { Preview } from '../photo-picker/preview.jsx';
import { useOneTap } from '../use-one-tap.js';
import { usePictures } from './use-pictures.js';
import './pictures-field.css';

/**
 * Up to five pictures, sent while the rest of the form is being written. The form gets their uploads
 * under the name, one a line, and its draft holds them.
 *
 * @param {{ name: string }} props
 */
export function PicturesField({ name }) {
  // Taken away, it leaves its place to the next.
  useOneTap();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { pictures, errors, said, add, remove } = usePictures(name);
  const ofForm = useContext(FormErrors);
  const all = useComputed(() => [...errors.value, ...ofForm.value]);
  const held = joinUploads(pictures.value);

  // What a script writes is no input to the browser; the form's draft is to hear of it.
  useEffect(() => {
    input.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [held]);

  return (
    <FormErrors.Provider value={all}>
      <fieldset class="ds-fieldset pictures-field">
        <legend class="ds-label">
          {t('pictures.label')}
          <span class="optional"> ({t('form.optional')})</span>
        </legend>
        <PhotoField
          label={t('pictures.add')}
          hint={t('pictures.hint', {
            count: MOST_PICTURES,
            size: megabytes(MOST_BYTES, locale.value),
          })}
          name={`${name}.file`}
          shows={name}
          disabled={pictures.value.length >= MOST_PICTURES}
          input={input}
          isMany
          onChoose={add}
        />
        <textarea hidden name={name} defaultValue="" value={held} />
        <p role="status" class="soft">
          {said.value?.()}
        </p>
        <Chosen
          pictures={pictures.value}
          onRemove={(picture, number) => {
            remove(picture, number);
            input.current?.focus();
          }}
        />
      </fieldset>
    </FormErrors.Provider>
  );
}

/** @param {{ pictures: import('./use-pictures.js').Picture[], onRemove: (picture: any, number: number) => void }} props */
function Chosen({ pictures, onRemove }) {
  if (pictures.length === 0) return null;
  return (
    <ul class="chosen-pictures" aria-label={t('pictures.list')}>
      {pictures.map((picture, index) => (
        <li key={picture.key} aria-busy={picture.upload === null}>
          {picture.file && <Preview file={picture.file} />}
          <span class="small">
            {t('pictures.number', { number: index + 1 })}
            <br />
            <span class="soft">{t(picture.upload ? 'pictures.ready' : 'photo.uploading')}</span>
          </span>
          {picture.upload && (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('pictures.remove', { number: index + 1 })}
              onClick={() => onRemove(picture, index + 1)}
            >
              {t('pictures.remove.short')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
