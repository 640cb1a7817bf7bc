import { useLocation } from 'preact-iso';
import { EmailField } from '../../components/door-field.jsx';
import { Form } from '../../components/form.jsx';
import { Page } from '../../components/page.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { language, t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import PasswordResetRequest from '../../operations/way-in/password-reset-request.graphql';
import { sent } from './sent.js';

export default function ForgotPage() {
  return (
    <Page title={t('forgot.title')} intro={t('forgot.intro')}>
      <div class="card way-in with-animals">
        <Animals />
        <ForgotForm />
      </div>
      <p class="way-in-more">
        {t('forgot.remembered')}{' '}
        <a class="ds-link" href="/logg-inn">
          {t('link.sign-in')}
        </a>
      </p>
    </Page>
  );
}

function ForgotForm() {
  const { route } = useLocation();
  return (
    <Form
      document={PasswordResetRequest}
      read={readRequest}
      onDone={({ sentTo }, _form, input) => {
        sent.value = { ...input, email: sentTo };
        route('/glemt-passord/sendt');
      }}
      submit={t('forgot.submit')}
      busyLabel={t('forgot.busy')}
      title={t('forgot.failed')}
    >
      <EmailField />
    </Form>
  );
}

/** @param {FormData} fields */
function readRequest(fields) {
  const input = {
    email: text(fields, 'email'),
    language: language.value === 'en' ? 'EN' : 'NB',
  };
  return checked(input, { email: anEmail }, t);
}
