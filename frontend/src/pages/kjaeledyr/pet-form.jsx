import { useSignal } from '@preact/signals';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextAreaField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { PORTRAITS, Portrait } from '../../components/illustrations/portrait.jsx';
import { ListField } from '../../components/list-field/list-field.jsx';
import { t } from '../../i18n/index.js';
import { draftFrom, inputOf, problemsOf, saysTheSame } from '../../lib/pet-draft.js';
import { today } from '../../lib/today.js';

/** @typedef {import('../../lib/pet-draft.js').PetDraft} PetDraft */

/**
 * Everything that is asked about a pet. Only its species and name are needed.
 *
 * @param {object} props
 * @param {PetDraft} props.draft to start with
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {{ id: string }} [props.pet] the one that is changed
 * @param {string} props.submit
 * @param {(pet: any) => void} props.onDone
 * @param {() => void} [props.onUnchanged] instead of saving what is there already
 * @param {() => void} props.onCancel
 */
export function PetForm({ draft, document, pet, submit, onDone, onUnchanged, onCancel }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const now = draftFrom(fields);
    const errors = errorsIn(now);
    if (errors.length > 0) return { errors };
    if (onUnchanged && saysTheSame(now, draft)) {
      onUnchanged();
      return { errors };
    }
    return { input: pet ? { id: pet.id, ...inputOf(now) } : inputOf(now) };
  }

  return (
    <Form
      document={document}
      creates={!pet}
      read={read}
      onDone={(payload) => onDone(payload.pet)}
      onCancel={onCancel}
      submit={submit}
    >
      <SpeciesChoice chosen={draft.species} />
      <TextField
        name="name"
        label={t('pet-form.name')}
        defaultValue={draft.name}
        autocomplete="off"
      />
      <TextField
        name="breed"
        label={t('pet-form.breed')}
        hint={t('pet-form.breed.hint')}
        optional
        defaultValue={draft.breed}
      />
      <Birth draft={draft} />
      <ChoiceGroup name="sex" legend={t('pet-form.sex')} chosen={draft.sex} choices={sexes()} />
      <ChoiceGroup
        name="neutered"
        legend={t('pet-form.neutered')}
        chosen={draft.neutered}
        choices={answers()}
      />
      <ListField
        name="allergies"
        label={t('allergies.label')}
        hint={t('allergies.hint')}
        optional
        things={draft.allergies}
      />
      <TextAreaField
        name="notes"
        label={t('pet-form.notes')}
        hint={t('pet-form.notes.hint')}
        optional
        defaultValue={draft.notes}
      />
    </Form>
  );
}

/** @param {PetDraft} draft @returns {import('../../lib/errors.js').FieldError[]} */
function errorsIn(draft) {
  return problemsOf(draft, today()).map(({ name, problem }) => ({
    name,
    code: problem,
    message: () => said(problem),
  }));
}

/** @param {string} problem */
function said(problem) {
  return t(/** @type {'pet-form.name.missing'} */ (problem), { year: exampleYear() });
}

/** @returns {string} a year in which a pet of today may well have been born */
const exampleYear = () => String(Number(today().slice(0, 4)) - 3);

/** @param {{ chosen: string }} props */
function SpeciesChoice({ chosen }) {
  const species = /** @type {(keyof typeof PORTRAITS)[]} */ (Object.keys(PORTRAITS));
  return (
    <ChoiceGroup
      name="species"
      legend={t('pet-form.species')}
      chosen={chosen}
      choices={species.map((value) => ({
        value,
        label: t(`species.${value}`),
        picture: <Portrait species={value} />,
      }))}
    />
  );
}

/**
 * The day, or only the year. The field that isn't asked for keeps what was typed, out of sight.
 *
 * @param {{ draft: PetDraft }} props
 */
function Birth({ draft }) {
  const bornAs = useSignal(/** @type {string} */ (draft.bornAs));
  return (
    <div class="birth">
      <ChoiceGroup
        name="bornAs"
        legend={t('pet-form.born')}
        hint={t('pet-form.born.hint')}
        optional
        chosen={draft.bornAs}
        choices={waysToKnow()}
        onChoose={(value) => {
          bornAs.value = value;
        }}
      />
      <div hidden={bornAs.value !== 'DATE'}>
        <TextField
          name="birthDate"
          label={t('pet-form.birth-date')}
          type="date"
          max={today()}
          defaultValue={draft.birthDate}
        />
      </div>
      <div hidden={bornAs.value !== 'YEAR'} class="narrow">
        <TextField
          name="birthYear"
          label={t('pet-form.birth-year')}
          hint={t('pet-form.birth-year.hint', { year: exampleYear() })}
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          defaultValue={draft.birthYear}
        />
      </div>
    </div>
  );
}

const waysToKnow = () =>
  /** @type {const} */ (['DATE', 'YEAR', 'UNKNOWN']).map((value) => ({
    value,
    label: t(`pet-form.born.${value}`),
  }));

const sexes = () => [
  { value: 'FEMALE', label: t('sex.FEMALE') },
  { value: 'MALE', label: t('sex.MALE') },
  { value: '', label: t('sex.unknown') },
];

const answers = () => [
  { value: 'YES', label: t('pet.neutered.yes') },
  { value: 'NO', label: t('pet.neutered.no') },
  { value: '', label: t('sex.unknown') },
];
