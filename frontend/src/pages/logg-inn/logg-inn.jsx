import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { customer, farewell, signedIn } from '../../app/session.js';
import { mail, privacyNotice } from '../../app/shop.js';
import { Cat } from '../../components/illustrations/portraits/cat.jsx';
import { Dog } from '../../components/illustrations/portraits/dog.jsx';
import { Rabbit } from '../../components/illustrations/portraits/rabbit.jsx';
import { Page } from '../../components/page.jsx';
import { SignInForm } from '../../components/sign-in-form.jsx';
import { t } from '../../i18n/index.js';
import { returnPath } from '../../lib/return-path.js';
import './logg-inn.css';

export default function SignInPage() {
  const { query, route } = useLocation();
  const isIn = Boolean(customer.value);
  useEffect(() => {
    if (isIn) route(returnPath(query.til), true);
  }, [isIn]);
  return (
    <Page title={t('sign-in.title')} intro={t('sign-in.intro')} isLedTo={farewell.value === 'own'}>
      <Farewell />
      <div class="card sign-in">
        <div class="welcome">
          <Cat />
          <Dog />
          <Rabbit />
        </div>
        <SignInForm onDone={signedIn} />
      </div>
      <Help />
    </Page>
  );
}

/** Has its place from the first, and speaks once it stands: what was there before, nobody hears. */
function Farewell() {
  const [isHeard, setHeard] = useState(false);
  useEffect(() => setHeard(true), []);
  const why = farewell.value;
  return (
    <div role="status">
      {why && (
        <p class="notice" data-unheard={isHeard ? undefined : true}>
          {t(`sign-in.farewell.${why}`)}
        </p>
      )}
    </div>
  );
}

function Help() {
  return (
    <div class="sign-in-help">
      <p>
        {t('sign-in.help')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {mail}
        </a>
      </p>
      <p>
        {t('sign-in.privacy')}{' '}
        <a class="ds-link" href={privacyNotice}>
          {t('sign-in.privacy.link')}
        </a>
      </p>
    </div>
  );
}
