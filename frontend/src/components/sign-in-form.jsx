import { t } from '../i18n/index.js';
import { anEmail } from '../lib/an-email.js';
import { anything, checked } from '../lib/checks.js';
import { password, text } from '../lib/fields.js';
import SignIn from '../operations/sign-in.graphql';
import { EmailField } from './door-field.jsx';
import { Form } from './form.jsx';
import { PasswordField } from './password-field.jsx';

/**
 * @param {object} props
 * @param {(me: import('../app/session.js').Customer) => void} props.onDone
 * @param {preact.ComponentChildren} [props.children] below the fields
 */
export function SignInForm({ onDone, children }) {
  return (
    <Form
      document={SignIn}
      read={readSignIn}
      onDone={({ me }) => onDone(me)}
      submit={t('sign-in.submit')}
      busyLabel={t('sign-in.busy')}
      title={t('sign-in.failed')}
    >
      <EmailField />
      <PasswordField label={t('sign-in.password')} />
      {children}
    </Form>
  );
}

/** @param {FormData} fields */
function readSignIn(fields) {
  const input = { email: text(fields, 'email'), password: password(fields, 'password') };
  return checked(input, { email: anEmail, password: anything }, t);
}
