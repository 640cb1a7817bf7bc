import { useTyped } from '../../components/form-context.js';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { t } from '../../i18n/index.js';
import '../../components/choice-group.css';

/**
 * Who eats it: each by face.
 *
 * @param {{ pets: any[], ticked?: string[], prefix?: string, legend?: string }} props `ticked` by id, as saved; `prefix` of the boxes' names
 */
export function PetChoices({ pets, ticked = [], prefix = 'pets.', legend = t('fast.pets') }) {
  if (pets.length === 0) return null;
  return (
    <fieldset class="ds-fieldset choice-group">
      <legend class="ds-label">
        {legend}
        <span class="optional"> ({t('form.optional')})</span>
      </legend>
      <div class="choices">
        {pets.map((pet) => (
          <PetBox
            key={pet.id}
            pet={pet}
            name={`${prefix}${pet.id}`}
            isTicked={ticked.includes(pet.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** @param {{ pet: any, name: string, isTicked: boolean }} props */
function PetBox({ pet, name, isTicked }) {
  return (
    <label class="choice pet-choice">
      <input
        class="ds-input"
        ref={useTyped(name)}
        type="checkbox"
        name={name}
        defaultChecked={isTicked}
      />
      <PetFace pet={pet} />
      <span>{pet.name}</span>
    </label>
  );
}
