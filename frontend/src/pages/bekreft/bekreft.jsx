import { useLocation } from 'preact-iso';
import { sayAt } from '../../app/notice.jsx';
import { signedIn } from '../../app/session.js';
import { Form } from '../../components/form.jsx';
import { Page } from '../../components/page.jsx';
import { PasswordField } from '../../components/password-field.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { IsIn } from '../../components/way-in/is-in.jsx';
import { LinkPage } from '../../components/way-in/link-page.jsx';
import { t } from '../../i18n/index.js';
import { anything, checked } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import { dropToken } from '../../lib/link-token.js';
import EmailVerify from '../../operations/way-in/email-verify.graphql';
import { Welcome } from './welcome.jsx';

/** @typedef {{ purpose: string, kind: string, inForce: boolean, byInterest: boolean }} Mail */

export default function VerifyPage() {
  return <LinkPage kind="verify" page={Verify} />;
}

/** @param {import('../../components/way-in/link-page.jsx').Link} link */
function Verify(link) {
  return (
    <Page title={t('verify.title')} intro={t('verify.intro')}>
      <IsIn kind="verify" />
      <div class="card way-in with-animals">
        <Animals />
        <VerifyForm {...link} />
      </div>
      <p class="way-in-more">
        {t('verify.forgotten')}{' '}
        <a class="ds-link" href="/lag-konto">
          {t('link.register')}
        </a>{' '}
        {t('verify.forgotten.text')}
      </p>
    </Page>
  );
}

/** @param {import('../../components/way-in/link-page.jsx').Link} link */
function VerifyForm({ token, onRefused }) {
  const { route } = useLocation();
  /** @param {FormData} fields */
  const read = (fields) =>
    checked({ token, password: password(fields, 'password') }, { password: anything }, t);
  /** @param {{ me: import('../../app/session.js').Customer & { consents: Mail[] } }} payload */
  const welcome = async ({ me: { consents, ...me } }) => {
    dropToken('/bekreft');
    await signedIn(me);
    const purposes = consents.filter(isMail).map(({ purpose }) => purpose);
    sayAt('/', () => <Welcome purposes={purposes} />);
    route('/', true);
  };
  return (
    <Form
      document={EmailVerify}
      read={read}
      onDone={welcome}
      onRefused={onRefused}
      submit={t('verify.submit')}
      busyLabel={t('verify.busy')}
      title={t('verify.failed')}
    >
      <PasswordField label={t('verify.password')} hint={t('verify.password.hint')} />
    </Form>
  );
}

/** What they get because they said so. @param {Mail} consent */
const isMail = ({ kind, inForce, byInterest }) => kind === 'MAIL' && inForce && !byInterest;
