import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Failure } from '../../components/failure.jsx';
import { WeightCurve } from '../../components/weight-curve/weight-curve.jsx';
import { WeightTable } from '../../components/weight-curve/weight-table.jsx';
import { t } from '../../i18n/index.js';
import { News } from './news.jsx';
import { useWeightActs } from './use-weight-acts.js';
import { WeightForm } from './weight-form.jsx';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 *
 * The curve, its figures, and the form that adds a weighing or corrects one.
 *
 * @param {{ pet: any }} props
 */
export function Weights({ pet }) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const landing = useSignal(/** @type {string | null} */ (null));
  const corrected = useSignal(/** @type {Weight | null} */ (null));
  const acts = useWeightActs(pet, land);

  /** The row may still be on its way; until it comes, the heading above it has focus. @param {string} [day] */
  function land(day) {
    heading.current?.focus();
    landing.value = day ?? null;
  }

  /** @param {Weight} weight */
  function remove(weight) {
    if (corrected.value?.id === weight.id) corrected.value = null;
    acts.remove(weight);
  }

  /** The form turns back into that of a new weighing, and the button pressed in it goes. @param {Weight} weight */
  function close({ weighedOn }) {
    if (!corrected.value) return;
    corrected.value = null;
    land(weighedOn);
  }

  return (
    <section class="section weights">
      <h2 tabIndex={-1} ref={heading}>
        {t('weights.title')}
      </h2>
      {pet.weights.length > 0 ? (
        <div class="card">
          <WeightCurve name={pet.name} weights={pet.weights} />
          <WeightTable
            name={pet.name}
            weights={pet.weights}
            landing={landing}
            onCorrect={(weight) => (corrected.value = weight)}
            onDelete={remove}
          />
        </div>
      ) : (
        <p class="soft">{t('weights.none')}</p>
      )}
      <News place="weights" />
      <Failure outcome={acts.failed.value} />
      <WeightForm
        key={corrected.value?.id ?? 'new'}
        pet={pet}
        corrected={corrected.value}
        onDone={(weight, before) => {
          acts.recorded(weight, before);
          close(weight);
        }}
        onUnchanged={(weight) => {
          acts.unchanged(weight);
          close(weight);
        }}
        onCancel={close}
      />
    </section>
  );
}
