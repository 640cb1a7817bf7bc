import { useSignal } from '@preact/signals';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { today } from '../../lib/today.js';
import { unitFor } from '../../lib/weight.js';
import PetWeightRecord from '../../operations/pets/pet-weight-record.graphql';
import { readWeighing, weighingInWords } from './weighing.js';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 *
 * Records a weight, today's unless another day is chosen; a day that has one already is corrected.
 *
 * @param {object} props
 * @param {any} props.pet
 * @param {(weight: Weight, before: Weight | undefined) => void} props.onDone with what the day said before
 */
export function WeightForm({ pet, onDone }) {
  const day = useSignal(today());
  const unit = unitFor(pet.species, pet.latestWeight?.grams);
  const before = weightOn(pet, day.value);

  /** @param {{ pet: any }} payload @param {HTMLFormElement} form */
  function finish(payload, form) {
    onDone(weightOn(payload.pet, day.peek()), before);
    form.reset();
    day.value = today();
  }

  return (
    <div class="card weight-form">
      <h3>{t('weights.record')}</h3>
      <Form
        document={PetWeightRecord}
        creates
        submit={t('weights.save')}
        read={(fields) => readWeighing(fields, pet.id, unit)}
        onDone={finish}
      >
        <div class="weight-fields">
          <TextField
            name="grams"
            label={t(`weights.${unit}`)}
            hint={t(`weights.${unit}.hint`)}
            inputMode="decimal"
            autocomplete="off"
          />
          <DayField day={day} />
        </div>
        <p role="status">{before && t('weights.same-day', weighingInWords(before))}</p>
      </Form>
    </div>
  );
}

/** @param {{ day: import('@preact/signals').Signal<string> }} props */
function DayField({ day }) {
  return (
    <TextField
      name="weighedOn"
      label={t('weights.day')}
      type="date"
      defaultValue={today()}
      max={today()}
      onInput={(/** @type {import('preact').TargetedInputEvent<HTMLInputElement>} */ event) => {
        day.value = event.currentTarget.value;
      }}
    />
  );
}

/** @param {any} pet @param {string} day @returns {Weight} */
function weightOn(pet, day) {
  return pet.weights.find((/** @type {Weight} */ weight) => weight.weighedOn === day);
}
