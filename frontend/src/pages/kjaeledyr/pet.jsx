import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { PhotoPicker } from '../../components/photo-picker/photo-picker.jsx';
import { t } from '../../i18n/index.js';
import { pathFor } from '../../lib/products.js';
import Pet from '../../operations/pets/pet.graphql';
import { DeletePet } from './delete-pet.jsx';
import { Facts } from './facts.jsx';
import { Food } from './food.jsx';
import { GonePet } from './gone-pet.jsx';
import { hush, News, tellAt } from './news.jsx';
import { farewellPath, PETS_PATH, petPath } from './paths.js';
import { Remembered } from './remembered-pet.jsx';
import { Weights } from './weights.jsx';
import './kjaeledyr.css';

/** A pet's own page. @param {{ id: string }} props from the address */
export default function PetPage({ id }) {
  const { data, failed } = useQuery(Pet, { id });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  return data.me.pet ? <KnownPet pet={data.me.pet} /> : <GonePet />;
}

/** @param {{ pet: any }} props */
function KnownPet({ pet }) {
  return (
    <Page title={pet.name}>
      <News />
      {pet.farewell ? <Remembered pet={pet} /> : <Living pet={pet} />}
      <DeletePet pet={pet} />
      <p>
        <a class="ds-link" href={PETS_PATH}>
          {t('pet.back')}
        </a>
      </p>
    </Page>
  );
}

/** @param {{ pet: any }} props */
function Living({ pet }) {
  return (
    <>
      <div class="card pet-head">
        <div class="pet-picture">
          <PetFace pet={pet} size="large" alt={t('photo.of', { name: pet.name })} />
          <PhotoPicker pet={pet} onStart={hush} onDone={(text) => tellAt(petPath(pet), text)} />
        </div>
        <Facts pet={pet} />
      </div>
      <Shop pet={pet} />
      <Food pet={pet} />
      <Weights pet={pet} />
      <Farewell pet={pet} />
    </>
  );
}

/** The way to a farewell, for when it is needed. @param {{ pet: any }} props */
function Farewell({ pet }) {
  return (
    <section class="section parting" aria-labelledby="farewell">
      <h2 id="farewell">{t('farewell.section', { name: pet.name })}</h2>
      <p>{t('farewell.lead', { name: pet.name })}</p>
      <div class="acts">
        <ButtonLink variant="secondary" href={farewellPath(pet)}>
          {t('farewell.open', { name: pet.name })}
        </ButtonLink>
      </div>
    </section>
  );
}

/** The shop's shelf for such an animal. @param {{ pet: any }} props */
function Shop({ pet }) {
  return (
    <div class="acts">
      <ButtonLink variant="secondary" href={pathFor(pet.species)}>
        {t('pet.shop', { name: pet.name })}
      </ButtonLink>
    </div>
  );
}
