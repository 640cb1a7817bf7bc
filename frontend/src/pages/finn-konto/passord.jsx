import { Form } from '../../components/form.jsx';
import { Page } from '../../components/page.jsx';
import { NewPasswordField } from '../../components/password-field.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { IsIn } from '../../components/way-in/is-in.jsx';
import { LinkPage } from '../../components/way-in/link-page.jsx';
import { t } from '../../i18n/index.js';
import { checked, longEnough } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import { dropToken } from '../../lib/link-token.js';
import AccountClaim from '../../operations/way-in/account-claim.graphql';
import { useWelcome } from './use-welcome.js';

export default function ClaimPage() {
  return <LinkPage kind="claim" page={Claim} />;
}

/** @param {import('../../components/way-in/link-page.jsx').Link} link */
function Claim({ token, onRefused }) {
  const welcome = useWelcome();
  /** @param {FormData} fields */
  const read = (fields) =>
    checked(
      { token, newPassword: password(fields, 'newPassword') },
      { newPassword: longEnough },
      t,
    );
  return (
    <Page title={t('claim.link.title')} intro={t('claim.link.intro')}>
      <IsIn kind="claim" />
      <div class="card way-in with-animals">
        <Animals />
        <Form
          document={AccountClaim}
          read={read}
          onDone={(payload) => {
            dropToken('/finn-konto/passord');
            return welcome(payload);
          }}
          onRefused={onRefused}
          submit={t('claim.submit')}
          busyLabel={t('claim.busy')}
          title={t('claim.failed')}
        >
          <NewPasswordField name="newPassword" label={t('claim.password')} />
        </Form>
      </div>
    </Page>
  );
}
