import { useLocation } from 'preact-iso';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { EMPTY_DRAFT } from '../../lib/pet-draft.js';
import PetCreate from '../../operations/pets/pet-create.graphql';
import { NEW_PET_DRAFT } from './draft-names.js';
import { tellAt } from './news.jsx';
import { PETS_PATH, petPath } from './paths.js';
import { PetForm } from './pet-form.jsx';
import './kjaeledyr.css';

/** A new pet; once saved one comes to its own page, where the picture is. */
export default function NewPetPage() {
  const { route } = useLocation();
  return (
    <Page title={t('pet-form.new.title')}>
      <PetForm
        draft={NEW_PET_DRAFT}
        saved={EMPTY_DRAFT}
        document={PetCreate}
        submit={t('pet-form.create')}
        onDone={(pet) => {
          tellAt(petPath(pet), () => t('pet.welcome', { name: pet.name }));
          route(petPath(pet), true);
        }}
        onCancel={() => route(PETS_PATH)}
      />
    </Page>
  );
}
