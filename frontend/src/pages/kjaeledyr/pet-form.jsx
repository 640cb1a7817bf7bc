import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextAreaField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { FormDraft } from '../../components/form-context.js';
import { PORTRAITS, Portrait } from '../../components/illustrations/portrait.jsx';
import { ListField } from '../../components/list-field/list-field.jsx';
import { t } from '../../i18n/index.js';
import { draftOf, dropDraft } from '../../lib/drafts.js';
import { changesIn, draftFrom, inputOf, problemsOf } from '../../lib/pet-draft.js';
import { today } from '../../lib/today.js';

/** @typedef {import('../../lib/pet-draft.js').PetDraft} PetDraft */

/**
 * Everything that is asked about a pet. Only its species and name are needed.
 *
 * @param {object} props
 * @param {string} props.draft name under which what is typed is kept
 * @param {PetDraft} props.saved to start with
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {{ id: string }} [props.pet] the one that is changed
 * @param {string} props.submit
 * @param {(pet: any) => void} props.onDone
 * @param {() => void} [props.onUnchanged] instead of saving what is there already
 * @param {() => void} props.onCancel
 */
export function PetForm({ draft, saved, document, pet, submit, onDone, onUnchanged, onCancel }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const now = draftFrom(fields);
    const errors = errorsIn(now);
    if (errors.length > 0) return { errors };
    if (!pet) return { input: inputOf(now) };
    const changes = changesIn(now, saved);
    if (Object.keys(changes).length > 0) return { input: { id: pet.id, ...changes } };
    dropDraft(draft);
    onUnchanged?.();
    return { errors };
  }

  return (
    <Form
      draft={draft}
      document={document}
      creates={!pet}
      read={read}
      onDone={(payload) => onDone(payload.pet)}
      onCancel={onCancel}
      submit={submit}
    >
      <SpeciesChoice chosen={saved.species} />
      <TextField
        name="name"
        label={t('pet-form.name')}
        defaultValue={saved.name}
        autocomplete="off"
      />
      <TextField
        name="breed"
        label={t('pet-form.breed')}
        hint={t('pet-form.breed.hint')}
        optional
        defaultValue={saved.breed}
      />
      <Birth saved={saved} />
      <ChoiceGroup
        name="sex"
        legend={t('pet-form.sex')}
        optional
        chosen={saved.sex}
        choices={sexes()}
      />
      <ChoiceGroup
        name="neutered"
        legend={t('pet-form.neutered')}
        optional
        chosen={saved.neutered}
        choices={answers()}
      />
      <ListField
        name="allergies"
        label={t('allergies.label')}
        hint={t('allergies.hint')}
        optional
        things={saved.allergies}
      />
      <TextAreaField
        name="notes"
        label={t('pet-form.notes')}
        hint={t('pet-form.notes.hint')}
        optional
        defaultValue={saved.notes}
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
 * @param {{ saved: PetDraft }} props
 */
function Birth({ saved }) {
  const left = draftOf(useContext(FormDraft))?.bornAs;
  const chosen = useSignal(left ?? null);
  const bornAs = chosen.value ?? saved.bornAs;
  return (
    <div class="birth">
      <ChoiceGroup
        name="bornAs"
        legend={t('pet-form.born')}
        hint={t('pet-form.born.hint')}
        optional
        chosen={saved.bornAs}
        choices={waysToKnow()}
        onChoose={(value) => {
          chosen.value = value;
        }}
      />
      <div hidden={bornAs !== 'DATE'}>
        <TextField
          name="birthDate"
          label={t('pet-form.birth-date')}
          type="date"
          max={today()}
          defaultValue={saved.birthDate}
        />
      </div>
      <div hidden={bornAs !== 'YEAR'} class="birth-year">
        <TextField
          name="birthYear"
          label={t('pet-form.birth-year')}
          hint={t('pet-form.birth-year.hint', { year: exampleYear() })}
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          defaultValue={saved.birthYear}
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
  { value: 'UNKNOWN', label: t('sex.unknown') },
];

const answers = () => [
  { value: 'YES', label: t('pet.neutered.yes') },
  { value: 'NO', label: t('pet.neutered.no') },
  { value: 'UNKNOWN', label: t('sex.unknown') },
];
