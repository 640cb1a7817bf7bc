import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { customer, farewell, signedIn } from '../../app/session.js';
import { ButtonLink } from '../../components/button.jsx';
import { Page } from '../../components/page.jsx';
import { SignInForm } from '../../components/sign-in-form.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { t } from '../../i18n/index.js';
import { returnPath } from '../../lib/return-path.js';
import { WhatToTry } from './what-to-try.jsx';
import './logg-inn.css';

export default function SignInPage() {
  const { query, route } = useLocation();
  const isIn = Boolean(customer.value);
  useEffect(() => {
    if (isIn) route(returnPath(query.til), true);
  }, [isIn]);
  return (
    <Page
      title={t('sign-in.title')}
      intro={t('sign-in.intro')}
      isLedTo={farewell.value === 'own' || farewell.value === 'reset'}
    >
      <Farewell />
      <div class="card way-in with-animals">
        <Animals />
        <SignInForm onDone={signedIn}>
          <WhatToTry />
        </SignInForm>
        <p>
          <a class="ds-link" href="/glemt-passord">
            {t('sign-in.forgot')}
          </a>
        </p>
        <p class="soft small">{t('sign-in.shop')}</p>
        <div class="sign-in-first">
          <p>{t('sign-in.known')}</p>
          <ButtonLink variant="secondary" href="/finn-konto">
            {t('sign-in.find')}
          </ButtonLink>
        </div>
        <div class="sign-in-first">
          <p>{t('sign-in.new')}</p>
          <ButtonLink variant="secondary" href="/lag-konto">
            {t('sign-in.register')}
          </ButtonLink>
        </div>
      </div>
      <p class="way-in-more">
        {t('sign-in.letters')}{' '}
        <a class="ds-link" href="/nyhetsbrev">
          {t('sign-in.letters.link')}
        </a>
      </p>
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
