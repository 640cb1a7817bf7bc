import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { looksLikeEmail } from '../lib/email.js';
import { text } from '../lib/fields.js';
import SignIn from '../operations/sign-in.graphql';
import { FieldFrame, TextField } from './field.jsx';
import { Form } from './form.jsx';

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
      <PasswordField />
    </Form>
  );
}

function PasswordField() {
  const id = useId();
  const shown = useSignal(false);
  return (
    <FieldFrame id={id} name="password" label={t('sign-in.password')}>
      <div class="password">
        <PasswordInput id={id} shown={shown.value} />
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-pressed={shown.value}
          aria-label={t('sign-in.show-password')}
          onClick={() => {
            shown.value = !shown.value;
          }}
        >
          {t(shown.value ? 'sign-in.hide' : 'sign-in.show')}
        </button>
      </div>
    </FieldFrame>
  );
}

/** @param {{ id: string, shown: boolean }} props */
function PasswordInput({ id, shown }) {
  const type = /** @type {'password'} */ (shown ? 'text' : 'password');
  return (
    <input
      class="ds-input"
      id={id}
      name="password"
      type={type}
      autocomplete="current-password"
      autocapitalize="none"
      spellcheck={false}
    />
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
