import { ButtonLink } from '../components/button.jsx';
import { NotFound as Drawing } from '../components/illustrations/scenes/not-found.jsx';
import { Page } from '../components/page.jsx';
import { t } from '../i18n/index.js';

/** What any address gets that no page answers to. */
export default function NotFound() {
  return (
    <Page title={t('not-found.title')} intro={t('not-found.text')}>
      <Drawing class="scene" />
      <ButtonLink href="/">{t('not-found.home')}</ButtonLink>
    </Page>
  );
}
