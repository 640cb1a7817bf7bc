import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Consequences } from '../../components/consequences/consequences.jsx';
import { usePreview } from '../../components/consequences/use-foreseen.js';
import { Failure } from '../../components/failure.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { WeightCurve } from '../../components/weight-curve/weight-curve.jsx';
import { language, locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import { formatDayOf } from '../../lib/format.js';
import { today } from '../../lib/today.js';
import PetFarewellUndo from '../../operations/pets/pet-farewell-undo.graphql';
import { Facts } from './facts.jsx';
import { hush, tellWorded } from './news.jsx';
import { petPath } from './paths.js';
import { forgottenWords, goesOn } from './remembered.jsx';

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
  const { foreseen, look } = usePreview(PetFarewellUndo);
  useEffect(() => {
    look(undoUntil ? { pet: pet.id } : null);
  }, [pet.id, undoUntil, language.value]);

  async function undo() {
    hush();
    const outcome = await run({ pet: pet.id });
    if (!outcome) return;
    failed.value = outcome;
    const said = () => t('remembered.undone', { name: pet.name });
    if ('payload' in outcome) tellWorded(petPath(pet), said, outcome.payload.consequences);
  }

  if (!undoUntil) return <p class="soft">{t('remembered.over')}</p>;
  const day = formatComing(today(new Date(undoUntil)), locale.value);
  return (
    <section class="section" aria-labelledby="undo-farewell">
      <h2 id="undo-farewell">{t('remembered.undo.title')}</h2>
      <p>{t('remembered.undo.text', { name: pet.name, day })}</p>
      <Consequences foreseen={foreseen.value} />
      <Failure outcome={failed.value} />
      <div class="acts">
        <Button variant="secondary" busy={busy.value} onClick={undo}>
          {t('remembered.undo.act')}
        </Button>
      </div>
    </section>
  );
}
