import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { NewPasswordField } from '../../components/password-field.jsx';
import { t } from '../../i18n/index.js';
import { checked, longEnough } from '../../lib/checks.js';
import { dropClaim } from '../../lib/claim.js';
import { codeIn } from '../../lib/code.js';
import { password, text } from '../../lib/fields.js';
import AccountClaim from '../../operations/way-in/account-claim.graphql';
import { claim } from './asked.js';
import { useWelcome } from './use-welcome.js';

/**
 * The code and the new password in one: whoever has the phone is in with one press.
 *
 * @param {{ token: string, onSpent: () => void }} props
 */
export function CodeForm({ token, onSpent }) {
  const welcome = useWelcome();

  /** @param {FormData} fields */
  function read(fields) {
    const typed = text(fields, 'code');
    const newPassword = password(fields, 'newPassword');
    const input = { token, code: codeIn(typed) ?? typed, newPassword };
    return checked(input, { code: sixDigits, newPassword: longEnough }, t);
  }

  /** @param {import('../../lib/errors.js').FieldError[]} errors */
  function refused(errors) {
    const isSpent = errors.some(({ code }) => code === 'LINK_INVALID');
    if (isSpent) onSpent();
    return isSpent;
  }

  return (
    <Form
      document={AccountClaim}
      about={token}
      read={read}
      onDone={async (payload) => {
        dropClaim();
        await welcome(payload);
        claim.value = null;
      }}
      onRefused={refused}
      submit={t('claim.submit')}
      busyLabel={t('claim.busy')}
      title={t('claim.failed')}
    >
      <TextField
        name="code"
        class="ds-input narrow"
        label={t('claim.code')}
        hint={t('claim.code.hint')}
        inputMode="numeric"
        autocomplete="one-time-code"
      />
      <NewPasswordField name="newPassword" label={t('claim.password')} />
    </Form>
  );
}

/** A slip of the finger costs none of the tries. @type {import('../../lib/checks.js').Check} */
const sixDigits = (typed) => (codeIn(typed) ? undefined : 'claim.code.invalid');
