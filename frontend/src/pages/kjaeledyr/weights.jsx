import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Failure } from '../../components/failure.jsx';
import { WeightCurve } from '../../components/weight-curve/weight-curve.jsx';
import { WeightTable } from '../../components/weight-curve/weight-table.jsx';
import { t } from '../../i18n/index.js';
import { draftOf, dropDraft } from '../../lib/drafts.js';
import { weightDraft } from './draft-names.js';
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
  const corrected = useSignal(leftIn(pet));
  const acts = useWeightActs(pet, land);

  /** The row may still be on its way; until it comes, the heading above it has focus. @param {string} [day] */
  function land(day) {
    heading.current?.focus();
    landing.value = day ?? null;
  }

  /** One at a time: what was typed of another goes. @param {Weight | null} weight */
  function correct(weight) {
    const other = corrected.value;
    if (other && other.id !== weight?.id) dropDraft(weightDraft(pet, other));
    corrected.value = weight;
  }

  /** @param {Weight} weight */
  function remove(weight) {
    if (corrected.value?.id === weight.id) correct(null);
    acts.remove(weight);
  }

  /** The form turns back into that of a new weighing, and the button pressed in it goes. @param {Weight} weight */
  function close({ weighedOn }) {
    if (!corrected.value) return;
    correct(null);
    land(weighedOn);
  }

  return (
    <section class="section weights">
      <h2 tabIndex={-1} ref={heading}>
        {t('weights.title')}
      </h2>
      <News place="weights" />
      {pet.weights.length > 0 ? (
        <div class="card">
          <WeightCurve name={pet.name} weights={pet.weights} />
          <WeightTable
            name={pet.name}
            weights={pet.weights}
            landing={landing}
            onCorrect={correct}
            onDelete={remove}
          />
        </div>
      ) : (
        <p class="soft">{t('weights.none')}</p>
      )}
      <News place="weighing" />
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

/** @param {any} pet @returns {Weight | null} whose correction was begun when the page was last left */
function leftIn(pet) {
  const isLeft = (/** @type {Weight} */ weight) => draftOf(weightDraft(pet, weight)) !== undefined;
  return pet.weights.find(isLeft) ?? null;
}
