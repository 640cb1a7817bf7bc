import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatWeight } from '../../lib/weight.js';
import { petPath } from './paths.js';
import { petAge } from './words.js';

/** A pet in the list: face, name and a line about it; the whole card leads to its page. @param {{ pet: any }} props */
export function PetCard({ pet }) {
  return (
    <a class="card pet-card" href={petPath(pet)}>
      <PetFace pet={pet} />
      <span>
        <strong class="pet-card-name">{pet.name}</strong>
        <span class="soft">{aLine(pet)}</span>
      </span>
    </a>
  );
}

/** @param {any} pet @returns {string} such as "Norsk skogkatt · 4 år · 4,25 kg" */
function aLine(pet) {
  const weight = pet.latestWeight && formatWeight(pet.latestWeight.grams, locale.value);
  const kind = pet.breed ?? t(`species.${/** @type {'DOG'} */ (pet.species)}`);
  return [kind, petAge(pet), weight].filter(Boolean).join(' · ');
}
