import { ChoiceField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { ManagersName } from '../../components/managers-name.jsx';
import { NewPasswordField } from '../../components/password-field.jsx';
import { useFirstField } from '../../components/use-first-field.js';
import { t } from '../../i18n/index.js';
import { checked, longEnough } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import PasswordChange from '../../operations/security/password-change.graphql';

/**
 * @param {object} props
 * @param {string | null} props.email for password managers
 * @param {(text: () => string) => void} props.onDone with what was done
 * @param {() => void} props.onCancel
 */
export function PasswordForm({ email, onDone, onCancel }) {
  return (
    <div ref={useFirstField()}>
      <Form
        document={PasswordChange}
        read={readPassword}
        onDone={(payload, _form, input) => onDone(inWords(payload, input))}
        onCancel={onCancel}
        submit={t('own-password.save')}
        title={t('own-password.failed')}
      >
        <ManagersName email={email} />
        <NewPasswordField name="newPassword" label={t('own-password.new')} />
        <ChoiceField
          name="endOtherSessions"
          label={t('own-password.end-others')}
          hint={t('own-password.end-others.hint')}
          defaultChecked
        />
      </Form>
    </div>
  );
}

/** @param {FormData} fields */
function readPassword(fields) {
  const read = checked(
    { newPassword: password(fields, 'newPassword') },
    { newPassword: longEnough },
    t,
  );
  if ('errors' in read) return read;
  return { input: { ...read.input, endOtherSessions: fields.has('endOtherSessions') } };
}

/**
 * @param {{ endedSessions: number }} payload
 * @param {object} input
 * @returns {() => string}
 */
function inWords({ endedSessions: count }, input) {
  if (!('endOtherSessions' in input) || !input.endOtherSessions)
    return () => t('own-password.done');
  if (count === 0) return () => t('own-password.done.alone');
  return () => t('own-password.done.ended', { count });
}
