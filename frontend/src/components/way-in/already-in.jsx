import { signOut } from '../../app/session.js';
import { t } from '../../i18n/index.js';
import { Button, ButtonLink } from '../button.jsx';
import { SafeHouse } from '../illustrations/scenes/safe-house.jsx';
import { Page } from '../page.jsx';

/**
 * Whoever is signed in has an account.
 *
 * @param {{ name: string, email: string | null }} props `name` of the page that isn't needed then
 */
export function AlreadyIn({ name, email }) {
  return (
    <Page
      key="in"
      title={t('is-in.title')}
      name={name}
      intro={email ? t('is-in.text', { email }) : t('is-in.text.nameless')}
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
