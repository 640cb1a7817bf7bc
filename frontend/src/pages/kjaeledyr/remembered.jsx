import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { WeightCurve } from '../../components/weight-curve/weight-curve.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import { formatDayOf } from '../../lib/format.js';
import { today } from '../../lib/today.js';
import PetFarewellUndo from '../../operations/pets/pet-farewell-undo.graphql';
import { Facts } from './facts.jsx';
import { hush, tellWorded } from './news.jsx';
import { petPath } from './paths.js';

/** Those that were said farewell to, quietly beneath the others. @param {{ pets: any[] }} props */
export function RememberedPets({ pets }) {
  if (pets.length === 0) return null;
  return (
    <section class="section remembered" aria-labelledby="remembered">
      <h2 id="remembered">{t('remembered.title')}</h2>
      <ul class="pet-list">
        {pets.map((pet) => (
          <li key={pet.id}>
            <a class="card pet-card" href={petPath(pet)}>
              <PetFace pet={pet} />
              <span>
                <strong class="pet-card-name">{pet.name}</strong>{' '}
                <span class="soft pet-card-breed">{partedWords(pet)}</span>{' '}
                {goesOn(pet) && <span class="soft small">{forgottenWords(pet)}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {any} pet */
function partedWords({ farewell: { kind, saidAt } }) {
  const key = `remembered.${/** @type {'DIED'} */ (kind)}`;
  return t(/** @type {'remembered.DIED'} */ (key), { day: formatDayOf(saidAt, locale.value) });
}

/** @param {any} pet @returns {string | null} the moment when all about it goes */
const goesOn = ({ farewell: { memory, undoUntil } }) => (memory === 'FORGET' ? undoUntil : null);

/** @param {any} pet */
function forgottenWords(pet) {
  const day = formatComing(today(new Date(pet.farewell.undoUntil)), locale.value);
  return t('remembered.forget', { name: pet.name, day });
}

/** The page of one that is gone: what is remembered, and the way back while there is one. @param {{ pet: any }} props */
export function Remembered({ pet }) {
  const { kind, saidAt } = pet.farewell;
  const key = `remembered.page.${/** @type {'DIED'} */ (kind)}`;
  const day = formatDayOf(saidAt, locale.value);
  return (
    <>
      <div class="card pet-head">
        <div class="pet-picture">
          <PetFace pet={pet} size="large" alt={t('photo.of', { name: pet.name })} />
          <p>{t(/** @type {'remembered.page.DIED'} */ (key), { name: pet.name, day })}</p>
          {goesOn(pet) && <p class="soft">{forgottenWords(pet)}</p>}
        </div>
        <Facts pet={pet} />
      </div>
      {pet.weights.length > 1 && (
        <section class="section" aria-labelledby="curve">
          <h2 id="curve">{t('weights.title')}</h2>
          <div class="card">
            <WeightCurve name={pet.name} weights={pet.weights} />
          </div>
        </section>
      )}
      <Undo pet={pet} />
    </>
  );
}

/** @param {{ pet: any }} props */
function Undo({ pet }) {
  const { busy, run } = useMutation(PetFarewellUndo);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const { undoUntil } = pet.farewell;

  async function undo() {
    hush();
    const outcome = await run({ pet: pet.id });
    if (!outcome) return;
    failed.value = outcome;
    if ('payload' in outcome) tellWorded(petPath(pet), () => '', outcome.payload.consequences);
  }

  if (!undoUntil) return <p class="soft">{t('remembered.over')}</p>;
  const day = formatComing(today(new Date(undoUntil)), locale.value);
  return (
    <section class="section" aria-labelledby="undo-farewell">
      <h2 id="undo-farewell">{t('remembered.undo.title')}</h2>
      <p>{t('remembered.undo.text', { name: pet.name, day })}</p>
      <Failure outcome={failed.value} />
      <div class="acts">
        <Button variant="secondary" busy={busy.value} onClick={undo}>
          {t('remembered.undo.act')}
        </Button>
      </div>
    </section>
  );
}
