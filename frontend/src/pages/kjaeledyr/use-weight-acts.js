import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { doneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { idempotency } from '../../lib/idempotency.js';
import PetWeightDelete from '../../operations/pets/pet-weight-delete.graphql';
import PetWeightRecord from '../../operations/pets/pet-weight-record.graphql';
import { hush, tell } from './news.jsx';
import { petPath } from './paths.js';
import { weighingInWords } from './weighing.js';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 * @typedef {import('../../app/use-mutation.js').Outcome} Outcome
 *
 * Deleting a weighing, taking an act back, and telling what was done. Nothing here asks first,
 * since all of it can be undone.
 *
 * @param {{ id: string }} pet
 * @param {(day?: string) => void} land gives focus to that day's row, where what was pressed is gone
 */
export function useWeightActs(pet, land) {
  const failed = useSignal(/** @type {Outcome | undefined} */ (undefined));
  const recording = useMutation(PetWeightRecord);
  const deleting = useMutation(PetWeightDelete);

  /** @param {Weight} weight */
  async function remove(weight) {
    const outcome = await deleting.run({ pet: pet.id, weight: weight.id });
    if (!hasWorked(outcome)) return;
    said(
      'weights',
      () => t('weights.deleted', weighingInWords(weight)),
      () => restore(weight),
    );
    land();
  }

  /** @param {Weight} weight as it was @param {Weight} [instead] what stands in its place */
  async function restore(weight, instead) {
    if (!(await record(weight, instead?.id))) return;
    said('weights', () => t('weights.restored', weighingInWords(weight)));
    land(weight.weighedOn);
  }

  /** @param {Weight} weight @param {string} [replaces] @returns {Promise<boolean>} */
  async function record({ grams, weighedOn }, replaces) {
    const idempotencyKey = idempotency().current();
    const input = { pet: pet.id, grams, weighedOn, replaces, idempotencyKey };
    return hasWorked(await recording.run(input));
  }

  /** @param {Weight} weight @param {Weight[]} replaced the one corrected first, then its day's */
  async function takeBack(weight, [corrected, other]) {
    if (other && !(await record(other))) return;
    await restore(corrected, other ? undefined : weight);
  }

  /** @param {Outcome | undefined} outcome */
  function hasWorked(outcome) {
    if (!outcome) return false;
    failed.value = outcome;
    if ('payload' in outcome) return true;
    hush();
    return false;
  }

  /** @param {Weight} weight @param {Weight[]} replaced what it took the place of */
  function recorded(weight, replaced) {
    failed.value = undefined;
    if (replaced.length > 0)
      said(
        'weighing',
        () => correctionInWords(weight, replaced[0]),
        () => takeBack(weight, replaced),
      );
    else said('weighing', () => t('weights.recorded', weighingInWords(weight)));
  }

  /** @param {Weight} weight */
  function unchanged(weight) {
    failed.value = undefined;
    const text = () => t('weights.unchanged', weighingInWords(weight));
    tell(petPath(pet), { text }, 'weighing');
  }

  /** @param {import('./news.jsx').Place} place @param {() => string} text @param {() => void} [undo] */
  function said(place, text, undo) {
    tell(petPath(pet), doneNow(text, undo), place);
  }

  return { failed, remove, recorded, unchanged };
}

/** @param {Weight} weight @param {Weight} before */
function correctionInWords(weight, before) {
  const words = weighingInWords(weight);
  if (weight.weighedOn === before.weighedOn) return t('weights.corrected', words);
  return t('weights.moved', { ...words, before: weighingInWords(before).day });
}
