import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { askAside } from '../../app/client.js';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { Failure } from '../../components/failure.jsx';
import { language, t } from '../../i18n/index.js';
import { DELIVERIES_PATH } from '../../lib/delivery-days.js';
import { dropDraft } from '../../lib/drafts.js';
import PetDelete from '../../operations/pets/pet-delete.graphql';
import { petDraft, weightDraft } from './draft-names.js';
import { tellAt } from './news.jsx';
import { PETS_PATH } from './paths.js';

/** Deletes a pet and all that is kept about it, once it has been said what that means. @param {{ pet: any }} props */
export function DeletePet({ pet }) {
  const isAsking = useSignal(false);
  return (
    <section class="section delete-pet">
      <h2>{t(pet.farewell ? 'remembered.delete' : 'pet-delete.section', { name: pet.name })}</h2>
      <p>{t(pet.farewell ? 'remembered.delete.lead' : 'pet-delete.lead', { name: pet.name })}</p>
      <div class="acts">
        <Button variant="secondary" tone="danger" onClick={() => (isAsking.value = true)}>
          {t(pet.farewell ? 'remembered.delete.open' : 'pet-delete.open', { name: pet.name })}
        </Button>
      </div>
      {isAsking.value && <Question pet={pet} onClose={() => (isAsking.value = false)} />}
    </section>
  );
}

/** @param {{ pet: any, onClose: () => void }} props */
function Question({ pet, onClose }) {
  const { route } = useLocation();
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const { busy, run } = useMutation(PetDelete);

  async function remove() {
    outcome.value = await run({ id: pet.id });
    if (outcome.value && 'payload' in outcome.value) leave();
  }

  function leave() {
    dropDraft(petDraft(pet));
    for (const weight of [null, ...pet.weights]) dropDraft(weightDraft(pet, weight));
    tellAt(PETS_PATH, () => t('pet-delete.done', { name: pet.name }));
    route(PETS_PATH, true);
  }

  return (
    <Dialog title={t('pet-delete.title', { name: pet.name })} onClose={onClose}>
      <p>{t('pet-delete.consequence', { name: pet.name })}</p>
      <StillComes pet={pet} />
      <Failure outcome={outcome.value} />
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

/** The food that goes on coming, and where it is stopped; nothing where none does. @param {{ pet: any }} props */
function StillComes({ pet }) {
  const told = useSignal(/** @type {string[]} */ ([]));
  useEffect(() => {
    look();
  }, [language.value]);

  async function look() {
    const { data } = await askAside(PetDelete, { input: { id: pet.id, preview: true } });
    told.value = data?.petDelete?.consequences ?? [];
  }

  return (
    <div role="status">
      {told.value.length > 0 && <p>{t('pet-delete.food', { name: pet.name })}</p>}
      {told.value.map((each) => (
        <p key={each}>{each}</p>
      ))}
      {told.value.length > 0 && (
        <p>
          <a class="ds-link" href={DELIVERIES_PATH}>
            {t('pet-delete.food.link')}
          </a>
        </p>
      )}
    </div>
  );
}
