import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { customer, signedIn } from '../../app/session.js';
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
    <Page title={t('sign-in.title')} intro={t('sign-in.intro')}>
      <div class="card sign-in">
        <div class="welcome">
          <Cat />
          <Dog />
          <Rabbit />
        </div>
        <SignInForm onDone={signedIn} />
      </div>
    </Page>
  );
}
