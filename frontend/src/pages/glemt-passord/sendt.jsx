import { useSignal } from '@preact/signals';
import { Confirmation } from '../../components/confirmation.jsx';
import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { SendAgain } from '../../components/way-in/send-again.jsx';
import { t } from '../../i18n/index.js';
import PasswordResetRequest from '../../operations/way-in/password-reset-request.graphql';
import { sent } from './sent.js';

const form = '/glemt-passord';

export default function ForgotSentPage() {
  const request = sent.value;
  return (
    <MailSent kind="forgot" to={request?.email} back={form}>
      {request && <NothingCame request={request} />}
    </MailSent>
  );
}

/** @param {{ request: { email: string } }} props */
function NothingCame({ request }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  return (
    <>
      <SendAgain document={PasswordResetRequest} input={request} done={done} />
      <Confirmation done={done.value} />
      <p>
        {t('sent.other')}{' '}
        <a class="ds-link" href={form}>
          {t('sent.start-over')}
        </a>
      </p>
    </>
  );
}
