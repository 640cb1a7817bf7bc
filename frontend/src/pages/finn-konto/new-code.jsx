import { useSignal } from '@preact/signals';
import { Confirmation } from '../../components/confirmation.jsx';
import { SendAgain } from '../../components/way-in/send-again.jsx';
import { t } from '../../i18n/index.js';
import { recalled } from '../../lib/at-the-door.js';
import AccountClaimRequest from '../../operations/way-in/account-claim-request.graphql';
import { keepClaim, request } from './asked.js';

/** What to do where no code comes, or the one that came is of no use any more. */
export function NewCode() {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  // Unknown after a reload: then it is typed once more.
  const customerNumber = recalled('customerNumber');
  return (
    <section class="section" aria-labelledby="nothing">
      <h2 id="nothing">{t('claim.code.nothing')}</h2>
      <p>{t('claim.code.nothing.wait')}</p>
      {customerNumber && (
        <SendAgain
          document={AccountClaimRequest}
          input={request({ customerNumber })}
          said={() => t('claim.code.again.done')}
          label={t('claim.code.again')}
          onSent={({ claimToken }) => keepClaim(claimToken)}
          done={done}
        />
      )}
      <Confirmation done={done.value} />
      <p>
        {t('claim.code.other')}{' '}
        <a class="ds-link" href="/finn-konto">
          {t('claim.start-over')}
        </a>
      </p>
    </section>
  );
}
