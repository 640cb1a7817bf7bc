import { ButtonLink } from '../../components/button.jsx';
import { SafeHouse } from '../../components/illustrations/scenes/safe-house.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';

/** All is as it was, but for a password that somebody else may know. */
export function Undone() {
  return (
    <Page key="undone" title={t('undone.title')} intro={t('undone.intro')} isLedTo>
      <SafeHouse class="scene" />
      <div class="card way-in">
        <p>{t('undone.password')}</p>
        <p>{t('undone.look')}</p>
        <div class="acts">
          <ButtonLink href="/glemt-passord">{t('undone.reset')}</ButtonLink>
        </div>
      </div>
    </Page>
  );
}
