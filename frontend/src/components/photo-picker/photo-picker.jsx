import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import { MOST_BYTES, megabytes } from '../../lib/picture.js';
import { Button } from '../button.jsx';
import { Dialog } from '../dialog.jsx';
import { FormErrors, useFormErrors } from '../form-context.js';
import { PhotoField } from './photo-field.jsx';
import { Sending } from './sending.jsx';
import { usePhoto } from './use-photo.js';
import './photo-picker.css';

/**
 * Chooses or takes a picture of a pet and keeps it at once, without a button of its own to save.
 *
 * @param {{
 *   pet: { id: string, name: string, photo?: object | null },
 *   onStart: () => void,
 *   onDone: (text: () => string) => void,
 * }} props
 */
export function PhotoPicker({ pet, onStart, onDone }) {
  const errors = useFormErrors();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const photo = usePhoto(pet, errors.found, { onStart, onDone });
  const isSending = photo.sending.value !== null;
  const isAsking = useSignal(false);

  // The button goes with the picture; one stays at the field that takes a new one.
  async function remove() {
    isAsking.value = false;
    await photo.remove();
    input.current?.focus();
  }

  return (
    <FormErrors.Provider value={errors.shown}>
      <div class="photo-picker" aria-busy={isSending}>
        <PhotoField
          label={t(pet.photo ? 'photo.change' : 'photo.choose')}
          hint={t('photo.hint', { size: megabytes(MOST_BYTES, locale.value) })}
          disabled={isSending}
          input={input}
          onChoose={([file]) => photo.send(file)}
        />
        {isSending && <Sending file={photo.sending.value} progress={photo.progress} />}
        {pet.photo && !isSending && (
          <Button
            variant="tertiary"
            busy={photo.removing.value}
            onClick={() => (isAsking.value = true)}
          >
            {t('photo.remove')}
          </Button>
        )}
        {isAsking.value && (
          <RemoveQuestion
            name={pet.name}
            onRemove={remove}
            onKeep={() => (isAsking.value = false)}
          />
        )}
      </div>
    </FormErrors.Provider>
  );
}

/**
 * The picture is gone for good, so it is asked first.
 *
 * @param {{ name: string, onRemove: () => void, onKeep: () => void }} props
 */
function RemoveQuestion({ name, onRemove, onKeep }) {
  return (
    <Dialog title={t('photo.remove.title', { name })} onClose={onKeep}>
      <p>{t('photo.remove.consequence')}</p>
      <div class="acts">
        <Button variant="secondary" onClick={onKeep}>
          {t('photo.remove.keep')}
        </Button>
        <Button tone="danger" onClick={onRemove}>
          {t('photo.remove.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
