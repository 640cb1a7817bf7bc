import { ButtonLink } from '../../components/button.jsx';
import { Icon } from '../../components/icon.jsx';
import { NoPets } from '../../components/illustrations/scenes/no-pets.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { t } from '../../i18n/index.js';

/** Those that live here; where somebody is missed, no empty bed is shown. @param {{ pets: any[] }} props */
export function Pets({ pets }) {
  const here = pets.filter(({ farewell }) => !farewell);
  return (
    <section class="section" aria-labelledby="pets">
      <h2 id="pets">{t('home.pets.title')}</h2>
      {pets.length > 0 ? <Faces pets={here} /> : <Nobody />}
    </section>
  );
}

/** @param {{ pets: any[] }} props */
function Faces({ pets }) {
  return (
    <ul class="faces">
      {pets.map((pet) => (
        <li key={pet.id}>
          <a href={`/kjaeledyr/${pet.id}`}>
            <PetFace pet={pet} />
            {pet.name}
          </a>
        </li>
      ))}
      <li>
        <a href="/kjaeledyr/nytt">
          <span class="new-face">
            <Icon name="plus" />
          </span>
          {t('home.pets.new')}
        </a>
      </li>
    </ul>
  );
}

function Nobody() {
  return (
    <div class="card nobody">
      <NoPets class="scene" />
      <p>{t('home.pets.none')}</p>
      <ButtonLink href="/kjaeledyr/nytt">{t('home.pets.first')}</ButtonLink>
    </div>
  );
}
