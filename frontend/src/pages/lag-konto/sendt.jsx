import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Confirmation } from '../../components/confirmation.jsx';
import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { SendAgain } from '../../components/way-in/send-again.jsx';
import { t } from '../../i18n/index.js';
import CustomerRegister from '../../operations/way-in/customer-register.graphql';
import { OtherAddress } from './other-address.jsx';
import { forgetSent, sent } from './sent.js';

export default function RegisterSentPage() {
  const registration = sent.value;
  useEffect(() => forgetSent, []);
  return (
    <MailSent kind="register" to={registration?.email} back="/lag-konto">
      {registration && <NothingCame registration={registration} />}
    </MailSent>
  );
}

/** @param {{ registration: import('./sent.js').Registration }} props */
function NothingCame({ registration }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  return (
    <>
      <SendAgain
        document={CustomerRegister}
        input={registration}
        said={() => t('sent.again.done', { email: registration.email })}
        done={done}
      />
      <Confirmation done={done.value} />
      <OtherAddress
        registration={registration}
        onSend={() => {
          done.value = null;
        }}
      />
    </>
  );
}
