import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { t } from '../../i18n/index.js';
import PetDelete from '../../operations/pets/pet-delete.graphql';
import { tellAt } from './news.js';
import { PETS_PATH } from './paths.js';

/** Deletes a pet and all that is kept about it, once it has been said what that means. @param {{ pet: any }} props */
export function DeletePet({ pet }) {
  const isAsking = useSignal(false);
  return (
    <section class="section delete-pet">
      <h2>{t('pet-delete.section', { name: pet.name })}</h2>
      <p>{t('pet-delete.lead', { name: pet.name })}</p>
      <div class="acts">
        <Button variant="secondary" tone="danger" onClick={() => (isAsking.value = true)}>
          {t('pet-delete.open', { name: pet.name })}
        </Button>
      </div>
      {isAsking.value && <Question pet={pet} onClose={() => (isAsking.value = false)} />}
    </section>
  );
}

/** @param {{ pet: any, onClose: () => void }} props */
function Question({ pet, onClose }) {
  const { route } = useLocation();
  const failed = useSignal('');
  const { busy, run } = useMutation(PetDelete);

  async function remove() {
    const outcome = await run({ id: pet.id });
    if (!outcome) return;
    if ('payload' in outcome) return leave();
    failed.value = 'errors' in outcome ? outcome.errors[0].message : t(failure(outcome.failure));
  }

  function leave() {
    tellAt(PETS_PATH, t('pet-delete.done', { name: pet.name }));
    route(PETS_PATH, true);
  }

  return (
    <Dialog title={t('pet-delete.title', { name: pet.name })} onClose={onClose}>
      <p>{t('pet-delete.consequence', { name: pet.name })}</p>
      <div role="alert">{failed.value && <p class="failure">{failed.value}</p>}</div>
      <div class="acts">
        <Button variant="secondary" onClick={onClose}>
          {t('pet-delete.keep', { name: pet.name })}
        </Button>
        <Button tone="danger" busy={busy.value} onClick={remove}>
          {t('pet-delete.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** @param {string} kind @returns {'form.offline' | 'form.failed'} */
const failure = (kind) => (kind === 'offline' ? 'form.offline' : 'form.failed');
