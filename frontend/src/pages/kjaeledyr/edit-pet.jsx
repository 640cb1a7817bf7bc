import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/pet-draft.js';
import Pet from '../../operations/pets/pet.graphql';
import PetUpdate from '../../operations/pets/pet-update.graphql';
import { petDraft } from './draft-names.js';
import { GonePet } from './gone-pet.jsx';
import { tell, tellAt } from './news.jsx';
import { petPath } from './paths.js';
import { PetForm } from './pet-form.jsx';
import './kjaeledyr.css';

/** @param {{ id: string }} props from the address */
export default function EditPetPage({ id }) {
  const { data, failed } = useQuery(Pet, { id });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  return data.me.pet ? <Edit pet={data.me.pet} /> : <GonePet />;
}

/** @param {{ pet: any }} props */
function Edit({ pet }) {
  const { route } = useLocation();
  const back = () => route(petPath(pet), true);
  return (
    <Page title={t('pet-form.edit.title', { name: pet.name })}>
      <PetForm
        draft={petDraft(pet)}
        saved={draftOf(pet)}
        document={PetUpdate}
        pet={pet}
        submit={t('act.save')}
        onDone={({ name }) => {
          tellAt(petPath(pet), () => t('pet.saved', { name }));
          back();
        }}
        onUnchanged={() => {
          tell(petPath(pet), { text: () => t('pet.unchanged') });
          back();
        }}
        onCancel={back}
      />
    </Page>
  );
}
