import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { customer } from '../../app/session.js';
import { stepUp } from '../../app/step-up.js';
import { t } from '../../i18n/index.js';
import { anything, checked } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import Reauthenticate from '../../operations/security/reauthenticate.graphql';
import { Dialog } from '../dialog.jsx';
import { Form } from '../form.jsx';
import { ManagersName } from '../managers-name.jsx';
import { PasswordField } from '../password-field.jsx';
import { useFirstField } from '../use-first-field.js';

/** "Bekreft at det er deg", on top of the page, which goes on by itself afterwards. */
export function StepUp() {
  return stepUp.value ? <Question answer={stepUp.value} /> : null;
}

/** @param {{ answer: (isConfirmed: boolean) => void }} props */
function Question({ answer }) {
  const { path } = useLocation();
  const rather = () => answer(false);
  // Whoever leaves the page by the browser's own button has left the question behind as well.
  useEffect(() => rather, [path]);
  return (
    <Dialog title={t('step-up.title')} text={t('step-up.why')} onClose={rather}>
      <div ref={useFirstField()}>
        <Form
          document={Reauthenticate}
          read={readPassword}
          onDone={() => answer(true)}
          onCancel={rather}
          submit={t('step-up.submit')}
          busyLabel={t('step-up.busy')}
          title={t('step-up.failed')}
        >
          <ManagersName email={customer.value?.email} />
          <PasswordField label={t('step-up.password')} />
        </Form>
      </div>
      <p>
        <a class="ds-link" href="/glemt-passord">
          {t('step-up.forgotten')}
        </a>
      </p>
    </Dialog>
  );
}

/** @param {FormData} fields */
function readPassword(fields) {
  return checked({ password: password(fields, 'password') }, { password: anything }, t);
}
