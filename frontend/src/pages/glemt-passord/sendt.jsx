import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { NothingCame } from '../../components/way-in/nothing-came.jsx';
import { t } from '../../i18n/index.js';
import PasswordResetRequest from '../../operations/way-in/password-reset-request.graphql';
import { sent } from './sent.js';

const form = '/glemt-passord';

export default function ForgotSentPage() {
  const request = sent.value;
  return (
    <MailSent kind="forgot" to={request?.email} back={form}>
      {request && (
        <NothingCame
          document={PasswordResetRequest}
          request={request}
          back={form}
          other={t('sent.other')}
          startOver={t('sent.start-over')}
        />
      )}
    </MailSent>
  );
}
