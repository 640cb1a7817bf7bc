import { passwordReset } from '../../app/session.js';
import { Form } from '../../components/form.jsx';
import { Page } from '../../components/page.jsx';
import { NewPasswordField } from '../../components/password-field.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { LinkPage } from '../../components/way-in/link-page.jsx';
import { t } from '../../i18n/index.js';
import { checked, longEnough } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import PasswordReset from '../../operations/way-in/password-reset.graphql';

export default function ResetPage() {
  return <LinkPage kind="reset" page={Reset} />;
}

/** @param {import('../../components/way-in/link-page.jsx').Link} link */
function Reset({ token, onRefused }) {
  /** @param {FormData} fields */
  const read = (fields) =>
    checked(
      { token, newPassword: password(fields, 'newPassword') },
      { newPassword: longEnough },
      t,
    );
  return (
    <Page title={t('reset.title')} intro={t('reset.intro')}>
      <div class="card way-in with-animals">
        <Animals />
        <Form
          document={PasswordReset}
          read={read}
          onDone={passwordReset}
          onRefused={onRefused}
          submit={t('reset.submit')}
          busyLabel={t('reset.busy')}
          title={t('reset.failed')}
        >
          <NewPasswordField name="newPassword" label={t('reset.password')} />
        </Form>
      </div>
    </Page>
  );
}
