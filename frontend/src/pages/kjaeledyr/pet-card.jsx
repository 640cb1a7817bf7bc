import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatWeight } from '../../lib/weight.js';
import { petPath } from './paths.js';
import { petAge } from './words.js';

/** A pet in the list: face, name and a few facts; the whole card leads to its page. @param {{ pet: any }} props */
export function PetCard({ pet }) {
  const weight = pet.latestWeight && formatWeight(pet.latestWeight.grams, locale.value);
  const facts = [petAge(pet), weight].filter(Boolean);
  return (
    <a class="card pet-card" href={petPath(pet)}>
      <PetFace pet={pet} />
      <span>
        <strong class="pet-card-name">{pet.name}</strong>{' '}
        <span class="soft pet-card-breed">
          {pet.breed ?? t(`species.${/** @type {'DOG'} */ (pet.species)}`)}
        </span>{' '}
        {facts.length > 0 && (
          <span class="pet-card-facts">
            {facts.map((fact) => (
              <span key={fact}>{fact} </span>
            ))}
          </span>
        )}
      </span>
    </a>
  );
}
