import { ButtonLink } from '../../components/button.jsx';
import { Things } from '../../components/list-field/things.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { formatWeight } from '../../lib/weight.js';
import { editPath } from './paths.js';
import { petAge } from './words.js';

/** What is known about a pet; what isn't known isn't mentioned. @param {{ pet: any }} props */
export function Facts({ pet }) {
  return (
    <section class="facts">
      <h2>{t('pet.facts', { name: pet.name })}</h2>
      <dl>
        {facts(pet).map(([term, fact]) => (
          <div key={term}>
            <dt>{t(term)}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <div>
          <dt>{t('pet.allergies')}</dt>
          <dd>
            {pet.allergies.length > 0 ? <Things things={pet.allergies} /> : t('pet.allergies.none')}
          </dd>
        </div>
      </dl>
      {pet.notes && (
        <div>
          <h3>{t('pet.notes')}</h3>
          <p class="pet-notes">{pet.notes}</p>
        </div>
      )}
      <div class="acts">
        <ButtonLink variant="secondary" href={editPath(pet)}>
          {t('pet.edit')}
        </ButtonLink>
      </div>
    </section>
  );
}

/** @param {any} pet @returns {[import('../../i18n/index.js').Key, string][]} */
function facts(pet) {
  /** @type {[import('../../i18n/index.js').Key, string | null | false][]} */
  const all = [
    ['pet.species', t(`species.${/** @type {'DOG'} */ (pet.species)}`)],
    ['pet.breed', pet.breed],
    ['pet.age', petAge(pet)],
    [
      'pet.born',
      pet.birthDate
        ? keepTogether(formatDay(pet.birthDate, locale.value))
        : pet.birthYear && String(pet.birthYear),
    ],
    ['pet.sex', pet.sex && t(`sex.${/** @type {'MALE'} */ (pet.sex)}`)],
    [
      'pet.neutered',
      pet.neutered !== null && t(pet.neutered ? 'pet.neutered.yes' : 'pet.neutered.no'),
    ],
    ['pet.weight', pet.latestWeight && formatWeight(pet.latestWeight.grams, locale.value)],
  ];
  return all.flatMap(([term, fact]) => (fact ? [[term, fact]] : []));
}
