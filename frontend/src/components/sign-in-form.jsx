import { t } from '../i18n/index.js';
import { looksLikeEmail } from '../lib/email.js';
import { text } from '../lib/fields.js';
import SignIn from '../operations/sign-in.graphql';
import { TextField } from './field.jsx';
import { Form } from './form.jsx';
import { PasswordField } from './password-field.jsx';

/** @param {{ onDone: (me: import('../app/session.js').Customer) => void }} props */
export function SignInForm({ onDone }) {
  return (
    <Form
      document={SignIn}
      read={readSignIn}
      onDone={({ me }) => onDone(me)}
      submit={t('sign-in.submit')}
      busyLabel={t('sign-in.busy')}
      title={t('sign-in.failed')}
    >
      <TextField
        name="email"
        label={t('sign-in.email')}
        type="email"
        autocomplete="username"
        inputMode="email"
        autocapitalize="none"
        spellcheck={false}
      />
      <PasswordField label={t('sign-in.password')} />
    </Form>
  );
}

/** The password goes exactly as typed: a space may be part of it. @param {FormData} fields */
function readSignIn(fields) {
  const input = { email: text(fields, 'email'), password: String(fields.get('password')) };
  const missing = /** @type {const} */ (['email', 'password']).filter((name) => !input[name]);
  const errors = missing.map(required);
  if (input.email && !looksLikeEmail(input.email)) errors.unshift(notAnAddress);
  return errors.length > 0 ? { errors } : { input };
}

/** @param {string} name */
const required = (name) => ({ name, code: 'REQUIRED', message: () => t('form.required') });

const notAnAddress = {
  name: 'email',
  code: 'INVALID',
  message: () => t('sign-in.email.invalid'),
};
