import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Form } from '../../components/form.jsx';
import { locale, t } from '../../i18n/index.js';
import { draftOf, dropDraft } from '../../lib/drafts.js';
import { today } from '../../lib/today.js';
import { typedWeight, unitFor, unitOfWeight } from '../../lib/weight.js';
import { surpriseIn, weightOn } from '../../lib/weight-history.js';
import PetWeightRecord from '../../operations/pets/pet-weight-record.graphql';
import { weightDraft } from './draft-names.js';
import { hush } from './news.jsx';
import { SurprisingWeight } from './surprising-weight.jsx';
import { readWeighing, weighingInWords } from './weighing.js';
import { WeightFields } from './weight-fields.jsx';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 * @typedef {import('./weighing.js').Weighing} Weighing
 * @typedef {import('./surprising-weight.jsx').Surprise} Surprise
 */

/** There is nothing to mend and nothing to send. @type {{ errors: [] }} */
const NOTHING_YET = { errors: [] };

/**
 * Records a weight, today's unless another day is chosen; a day that has one already is corrected.
 *
 * @param {object} props
 * @param {any} props.pet
 * @param {Weight | null} props.corrected the weighing to correct, none for a new one
 * @param {(weight: Weight, before: Weight[]) => void} props.onDone with what it took the place of
 * @param {(weight: Weight) => void} props.onUnchanged that is what the day says already
 * @param {(weight: Weight) => void} props.onCancel
 */
export function WeightForm({ pet, corrected, onDone, onUnchanged, onCancel }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const name = weightDraft(pet, corrected);
  const start = useMemo(() => (corrected ? asTyped(corrected) : emptyDraft(pet.species)), []);
  const left = useMemo(() => draftOf(name), []);
  const draft = useSignal(withDraft(start, left));
  const surprise = useSignal(/** @type {Surprise | null} */ (null));
  /** The weighing that was asked about and meant. */
  const meant = useRef('');

  useEffect(() => {
    if (corrected && !left) weightField()?.select();
  }, []);

  /** @type {Weight[]} */
  const others = pet.weights.filter((/** @type {Weight} */ { id }) => id !== corrected?.id);
  const form = () => place.current?.querySelector('form');
  const weightField = () =>
    /** @type {HTMLInputElement | undefined} */ (form()?.elements.namedItem('grams'));

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const answer = readWeighing(fields, pet, corrected?.weighedOn);
    if ('errors' in answer) return answer;
    const { weighing } = answer;
    const known = weightOn(pet.weights, weighing.weighedOn);
    const isThisOne = !corrected || corrected.id === known?.id;
    if (known?.grams === weighing.grams && isThisOne) return leaveAsItIs(known);
    if (asks(weighing)) return NOTHING_YET;
    return { input: { pet: pet.id, ...weighing, replaces: corrected?.id } };
  }

  /** @param {Weight} known */
  function leaveAsItIs(known) {
    dropDraft(name);
    onUnchanged(known);
    startAnew();
    return NOTHING_YET;
  }

  /** @param {Weighing} weighing @returns {boolean} whether it waits for an answer */
  function asks(weighing) {
    const found = surpriseIn(weighing, others, pet.species);
    if (!found || meant.current === JSON.stringify(weighing)) return false;
    surprise.value = { weighing, ...found };
    return true;
  }

  /** @param {Weighing} weighing */
  function saveAsItIs(weighing) {
    meant.current = JSON.stringify(weighing);
    surprise.value = null;
    form()?.requestSubmit();
  }

  /** Once the dialog has gone, and given its focus back to where it came from. */
  function mend() {
    surprise.value = null;
    requestAnimationFrame(() => weightField()?.select());
  }

  /** @param {{ pet: any }} payload */
  function finish(payload) {
    const { day } = draft.peek();
    const replaced = [corrected, weightOn(others, day)].filter((weight) => weight != null);
    onDone(/** @type {Weight} */ (weightOn(payload.pet.weights, day)), replaced);
    startAnew();
  }

  /** The unit stays as it was chosen. */
  function startAnew() {
    if (corrected) return;
    const { unit } = draft.peek();
    form()?.reset();
    draft.value = { ...start, unit };
    const units = /** @type {RadioNodeList | undefined} */ (form()?.elements.namedItem('unit'));
    if (units) units.value = unit;
  }

  return (
    <div class="card weight-form" ref={place} onReset={() => (draft.value = start)}>
      <h3>
        {corrected ? t('weights.correct.title', weighingInWords(corrected)) : t('weights.record')}
      </h3>
      <Form
        draft={name}
        document={PetWeightRecord}
        creates
        submit={t(corrected ? 'weights.correct.save' : 'weights.save')}
        onSend={hush}
        read={read}
        onDone={finish}
        onCancel={corrected ? () => onCancel(corrected) : undefined}
      >
        <WeightFields start={start} draft={draft} pet={pet} corrected={corrected} />
      </Form>
      {surprise.value && (
        <SurprisingWeight surprise={surprise.value} onMeant={saveAsItIs} onMend={mend} />
      )}
    </div>
  );
}

/** @typedef {{ typed: string, unit: import('./weighing.js').Unit, day: string }} WeightDraft */

/** @param {string} species @returns {WeightDraft} */
const emptyDraft = (species) => ({ typed: '', unit: unitFor(species), day: today() });

/** @param {Weight} weight @returns {WeightDraft} */
const asTyped = ({ grams, weighedOn }) => ({
  typed: typedWeight(grams, locale.peek()),
  unit: unitOfWeight(grams),
  day: weighedOn,
});

/**
 * @param {WeightDraft} start
 * @param {import('../../lib/drafts.js').Typed} [left] when the page was last left
 */
const withDraft = (start, left) => ({
  typed: left?.grams ?? start.typed,
  unit: /** @type {WeightDraft['unit']} */ (left?.unit ?? start.unit),
  day: left?.weighedOn ?? start.day,
});
