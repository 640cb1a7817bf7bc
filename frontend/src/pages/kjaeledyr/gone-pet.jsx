import { ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { PETS_PATH } from './paths.js';

/** An address of a pet that is not, or no longer, the customer's. */
export function GonePet() {
  return (
    <Page title={t('pet.gone.title')} intro={t('pet.gone.text')}>
      <NothingHere class="scene" />
      <div class="acts">
        <ButtonLink href={PETS_PATH}>{t('pet.back')}</ButtonLink>
      </div>
    </Page>
  );
}
