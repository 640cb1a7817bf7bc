import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { WeightCurve } from '../../components/weight-curve/weight-curve.jsx';
import { WeightTable } from '../../components/weight-curve/weight-table.jsx';
import { t } from '../../i18n/index.js';
import { idempotency } from '../../lib/idempotency.js';
import PetWeightDelete from '../../operations/pets/pet-weight-delete.graphql';
import PetWeightRecord from '../../operations/pets/pet-weight-record.graphql';
import { weighingInWords } from './weighing.js';
import { WeightForm } from './weight-form.jsx';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 *
 * The curve, its figures, and a new weighing. Deleting and correcting ask nothing: they can be undone.
 *
 * @param {{ pet: any }} props
 */
export function Weights({ pet }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const recording = useMutation(PetWeightRecord);
  const deleting = useMutation(PetWeightDelete);

  /** @param {Weight} weight */
  async function restore(weight) {
    const { grams, weighedOn } = weight;
    const idempotencyKey = idempotency().current();
    const outcome = await recording.run({ pet: pet.id, grams, weighedOn, idempotencyKey });
    finish(outcome, () => t('weights.recorded', weighingInWords(weight)));
  }

  /** @param {Weight} weight */
  async function remove(weight) {
    const outcome = await deleting.run({ pet: pet.id, weight: weight.id });
    const said = () => t('weights.deleted', weighingInWords(weight));
    finish(outcome, said, () => restore(weight));
    // The row went, and with it the button that was pressed.
    if (outcome && 'payload' in outcome) heading.current?.focus();
  }

  /**
   * @param {import('../../app/use-mutation.js').Outcome | undefined} outcome
   * @param {() => string} text @param {() => void} [undo]
   */
  function finish(outcome, text, undo) {
    if (!outcome) return;
    failed.value = outcome;
    if ('payload' in outcome) done.value = doneNow(text, undo);
  }

  return (
    <section class="section weights">
      <h2 tabIndex={-1} ref={heading}>
        {t('weights.title')}
      </h2>
      {pet.weights.length > 0 ? (
        <div class="card">
          <WeightCurve name={pet.name} weights={pet.weights} />
          <WeightTable name={pet.name} weights={pet.weights} onDelete={remove} />
        </div>
      ) : (
        <p class="soft">{t('weights.none')}</p>
      )}
      <Confirmation done={done.value} />
      <Failure outcome={failed.value} />
      <WeightForm
        pet={pet}
        onDone={(weight, before) => {
          done.value = before
            ? doneNow(
                () => t('weights.corrected', weighingInWords(weight)),
                () => restore(before),
              )
            : doneNow(() => t('weights.recorded', weighingInWords(weight)));
        }}
      />
    </section>
  );
}
