import { signOut } from '../../app/session.js';
import { Button, ButtonLink } from '../../components/button.jsx';
import { SafeHouse } from '../../components/illustrations/scenes/safe-house.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';

/** Whoever is signed in has an account. @param {{ email: string }} props */
export function AlreadyIn({ email }) {
  return (
    <Page
      key="in"
      title={t('register.is-in.title')}
      name={t('register.title')}
      intro={t('register.is-in.text', { email })}
    >
      <SafeHouse class="scene" />
      <div class="acts">
        <ButtonLink href="/">{t('not-found.home')}</ButtonLink>
        <Button variant="secondary" onClick={signOut}>
          {t('menu.sign-out')}
        </Button>
      </div>
    </Page>
  );
}
