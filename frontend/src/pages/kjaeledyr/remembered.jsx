import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatComing } from '../../lib/delivery-days.js';
import { formatDayOf } from '../../lib/format.js';
import { onDay } from '../../lib/on-day.js';
import { today } from '../../lib/today.js';
import { petPath } from './paths.js';

/** Those that were said farewell to, quietly beneath the others. @param {{ pets: any[] }} props */
export function RememberedPets({ pets }) {
  if (pets.length === 0) return null;
  return (
    <section class="section remembered" aria-labelledby="remembered">
      <h2 id="remembered">{t('remembered.title')}</h2>
      <ul class="pet-list">
        {pets.map((pet) => (
          <li key={pet.id}>
            <a class="card pet-card" href={petPath(pet)}>
              <PetFace pet={pet} />
              <span>
                <strong class="pet-card-name">{pet.name}</strong>{' '}
                <span class="soft pet-card-breed">{partedWords(pet)}</span>{' '}
                {goesOn(pet) && <span class="soft small">{forgottenWords(pet)}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {any} pet */
function partedWords({ farewell: { kind, saidAt } }) {
  const key = `remembered.${/** @type {'DIED'} */ (kind)}`;
  return t(/** @type {'remembered.DIED'} */ (key), { day: formatDayOf(saidAt, locale.value) });
}

/** @param {any} pet @returns {string | null} the moment when all about it goes */
export const goesOn = ({ farewell: { memory, undoUntil } }) =>
  memory === 'FORGET' ? undoUntil : null;

/** @param {any} pet */
export function forgottenWords(pet) {
  const day = onDay(
    formatComing(today(new Date(pet.farewell.undoUntil)), locale.value),
    locale.value,
  );
  return t('remembered.forget', { name: pet.name, day });
}
