import { ChoiceGroup } from '../../components/choice-group.jsx';
import { SelectField, TextAreaField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { StarsField } from '../../components/stars/stars-field.jsx';
import { t } from '../../i18n/index.js';
import { optionalText, text } from '../../lib/fields.js';
import { authorOf, problemsOf, shownAsAtFirst } from '../../lib/reviews.js';

/** @typedef {{ id: string, name: string }} Pet */

/**
 * Stars, words, whom they are of, and how one is shown.
 *
 * @param {object} props
 * @param {any} props.me with its pets and its name
 * @param {any} [props.review] the one that is changed
 * @param {string} props.draft
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {object} props.about what tells the server which
 * @param {(review: any) => void} props.onDone
 * @param {() => void} [props.onUnchanged]
 * @param {() => void} props.onLeave what was written stays for when one comes back
 */
export function ReviewForm({ me, review, draft, document, about, onDone, onUnchanged, onLeave }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const typed = {
      stars: text(fields, 'stars'),
      title: text(fields, 'title'),
      text: text(fields, 'text'),
    };
    const errors = problemsOf(typed).map(({ name, problem, count }) => ({
      name,
      code: problem,
      message: () => t(`review-form.${name}.${/** @type {'missing'} */ (problem)}`, { count }),
    }));
    if (errors.length > 0) return { errors };
    const pet = optionalText(fields, 'pet');
    const shownAs = text(fields, 'shownAs');
    return { input: { ...about, ...typed, stars: Number(typed.stars), pet, shownAs } };
  }

  return (
    <Form
      draft={draft}
      document={document}
      creates={!review}
      read={read}
      onDone={(payload) => onDone(payload.review)}
      onUnchanged={onUnchanged}
      onLeave={onLeave}
      submit={t(review ? 'review-form.save' : 'review-form.send')}
      busyLabel={t('review-form.busy')}
      title={t('review-form.summary')}
    >
      <StarsField
        name="stars"
        legend={t('review-form.stars')}
        chosen={review ? String(review.stars) : ''}
      />
      <TextField
        name="title"
        label={t('review-form.title')}
        hint={t('review-form.title.hint')}
        autocomplete="off"
        defaultValue={review?.title ?? ''}
      />
      <TextAreaField
        name="text"
        label={t('review-form.text')}
        hint={t('review-form.text.hint')}
        rows={6}
        defaultValue={review?.text ?? ''}
      />
      <PetChoice pets={petsWith(me.pets, review?.pet)} chosen={review?.pet?.id ?? ''} />
      <ChoiceGroup
        name="shownAs"
        legend={t('review-form.shown-as')}
        hint={t('review-form.shown-as.hint')}
        choices={namesOf(me)}
        chosen={shownAsAtFirst(me, review?.shownAs)}
      />
    </Form>
  );
}

/** One that was said farewell to stays with what was written of it. @param {Pet[]} pets @param {Pet | null} [said] */
const petsWith = (pets, said) =>
  said && !pets.some(({ id }) => id === said.id) ? [...pets, said] : pets;

/** @param {{ pets: Pet[], chosen: string }} props */
function PetChoice({ pets, chosen }) {
  if (pets.length === 0) return null;
  const options = pets.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      name="pet"
      label={t('review-form.pet')}
      hint={t('review-form.pet.hint')}
      optional
      options={[{ value: '', label: t('review-form.pet.none') }, ...options]}
      defaultValue={chosen}
    />
  );
}

/** @param {any} me */
function namesOf(me) {
  const ways = /** @type {const} */ (['FIRST_NAME', 'INITIALS', 'ANONYMOUS']);
  return ways
    .map((value) => ({ value, label: authorOf(me, value) ?? t('review.nameless') }))
    .filter(({ value, label }) => value === 'ANONYMOUS' || label !== t('review.nameless'));
}
