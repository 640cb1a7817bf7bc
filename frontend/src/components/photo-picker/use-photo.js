import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { t } from '../../i18n/index.js';
import PetPhotoDelete from '../../operations/pets/pet-photo-delete.graphql';
import PetPhotoSet from '../../operations/pets/pet-photo-set.graphql';
import { failedAt, sentPicture } from './sent-picture.js';

/**
 * Checks, sends and removes a pet's photo; whatever goes wrong stands at the field `file`.
 *
 * @param {{ id: string, name: string }} pet
 * @param {import('@preact/signals').Signal<import('../../lib/errors.js').FieldError[]>} errors
 * @param {{ onStart: () => void, onDone: (text: () => string) => void }} tell
 */
export function usePhoto(pet, errors, { onStart, onDone }) {
  const sending = useSignal(/** @type {File | null} */ (null));
  const progress = useSignal(0);
  const setting = useMutation(PetPhotoSet);
  const removing = useMutation(PetPhotoDelete);

  /** @param {File} file */
  async function send(file) {
    if (sending.peek()) return;
    onStart();
    errors.value = [];
    progress.value = 0;
    sending.value = file;
    const outcome = await checkedAndSent(file);
    sending.value = null;
    finish(outcome, () => t('photo.saved', { name: pet.name }));
  }

  /** @param {File} file */
  async function checkedAndSent(file) {
    const sent = await sentPicture(file, 'file', (part) => {
      progress.value = part;
    });
    return 'upload' in sent ? setting.run({ pet: pet.id, upload: sent.upload }) : sent;
  }

  async function remove() {
    onStart();
    errors.value = [];
    finish(await removing.run({ pet: pet.id }), () => t('photo.removed'));
  }

  /** @param {import('../../app/use-mutation.js').Outcome | undefined} outcome @param {() => string} text */
  function finish(outcome, text) {
    if (!outcome) return;
    if ('errors' in outcome)
      errors.value = outcome.errors.map((error) => ({ ...error, name: 'file' }));
    else if ('failure' in outcome) errors.value = failedAt('file', outcome.failure);
    else onDone(text);
  }

  return { send, sending, progress, remove, removing: removing.busy };
}
