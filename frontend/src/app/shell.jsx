import { useSignalEffect } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { NetworkBanner } from '../components/network-banner.jsx';
import { StepUp } from '../components/step-up/step-up.jsx';
import { t } from '../i18n/index.js';
import { ExpiredSession } from './expired-session.jsx';
import { Header } from './header.jsx';
import { Menu } from './menu.jsx';
import { attempt } from './network.js';
import { Notice } from './notice.jsx';
import { Pages } from './pages.jsx';
import { isOpen } from './plates.js';
import { customer, loadSession } from './session.js';
import { mail, privacyNotice } from './shop.js';

/** What stands around every page. */
export function Shell() {
  const { path } = useLocation();
  const withMenu = Boolean(customer.value) || !isOpen(path);
  useSignalEffect(() => {
    if (attempt.value > 0 && customer.peek() === undefined) loadSession();
  });
  return (
    <div class="shell" data-menu={withMenu}>
      <a class="ds-skip-link" href="#main">
        {t('app.skip')}
      </a>
      <Header withMenu={withMenu} />
      {withMenu && <Menu current={path} />}
      <main id="main" class="main" tabIndex={-1}>
        <NetworkBanner />
        <Notice path={path} />
        <Pages />
      </main>
      <Footer />
      <StepUp />
      <ExpiredSession />
    </div>
  );
}

function Footer() {
  return (
    <footer class="footer">
      <p>
        {t('app.footer')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {mail}
        </a>
      </p>
      <p>
        <a class="ds-link" href={privacyNotice}>
          {t('shell.privacy')}
        </a>{' '}
        <a class="ds-link" href="/cookies">
          {t('shell.cookies')}
        </a>
      </p>
    </footer>
  );
}
