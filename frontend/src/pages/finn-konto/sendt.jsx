import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { NothingCame } from '../../components/way-in/nothing-came.jsx';
import { t } from '../../i18n/index.js';
import AccountClaimRequest from '../../operations/way-in/account-claim-request.graphql';
import { sent } from './asked.js';

const form = '/finn-konto';

export default function FindSentPage() {
  const request = sent.value;
  return (
    <MailSent kind="claim" to={request?.email} back={form}>
      {request && (
        <NothingCame
          document={AccountClaimRequest}
          request={request}
          back={form}
          other={t('claim.other-way')}
          startOver={t('claim.start-over')}
        />
      )}
    </MailSent>
  );
}
