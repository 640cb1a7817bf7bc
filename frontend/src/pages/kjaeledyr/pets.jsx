import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NoPets } from '../../components/illustrations/scenes/no-pets.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import Pets from '../../operations/pets/pets.graphql';
import { News } from './news.jsx';
import { NEW_PET_PATH } from './paths.js';
import { PetCard } from './pet-card.jsx';
import { RememberedPets } from './remembered.jsx';
import './kjaeledyr.css';

/** As the API allows. */
const MOST_PETS = 100;

/** Kjæledyrene mine: everybody, by face. */
export default function PetsPage() {
  const { data, failed } = useQuery(Pets);
  return (
    <Page title={t('pets.title')} intro={t('pets.lead')}>
      <News />
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && <Everybody me={data.me} />}
    </Page>
  );
}

/** Where somebody is missed, no empty bed is shown. @param {{ me: any }} props */
function Everybody({ me: { pets, rememberedPets } }) {
  if (pets.length === 0 && rememberedPets.length > 0)
    return (
      <>
        <RememberedPets pets={rememberedPets} />
        <AddPet variant="secondary" />
      </>
    );
  return (
    <>
      <PetList pets={pets} />
      <RememberedPets pets={rememberedPets} />
    </>
  );
}

/** @param {{ pets: any[] }} props */
function PetList({ pets }) {
  if (pets.length === 0) return <NobodyYet />;
  return (
    <>
      <ul class="pet-list">
        {pets.map((pet) => (
          <li key={pet.id}>
            <PetCard pet={pet} />
          </li>
        ))}
      </ul>
      {pets.length < MOST_PETS ? <AddPet /> : <p>{t('pets.full', { count: MOST_PETS })}</p>}
    </>
  );
}

function NobodyYet() {
  return (
    <section class="card nobody-yet">
      <NoPets class="scene" />
      <h2>{t('pets.empty.title')}</h2>
      <p>{t('pets.empty.text')}</p>
      <AddPet />
    </section>
  );
}

/** @param {{ variant?: 'primary' | 'secondary' }} props */
function AddPet({ variant }) {
  return (
    <div class="acts">
      <ButtonLink variant={variant} href={NEW_PET_PATH}>
        {t('pets.add')}
      </ButtonLink>
    </div>
  );
}
