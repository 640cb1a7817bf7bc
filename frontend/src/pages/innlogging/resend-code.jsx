import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import EmailChangeRequest from '../../operations/security/email-change-request.graphql';

/**
 * @param {object} props
 * @param {string} props.email
 * @param {(sent: import('./email.jsx').Pending) => void} props.onSent
 * @param {preact.ComponentChildren} props.children what else one can do
 */
export function ResendCode({ email, onSent, children }) {
  const { busy, run } = useMutation(EmailChangeRequest);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );

  async function send() {
    done.value = null;
    outcome.value = await run({ newEmail: email });
    if (!outcome.value || !('payload' in outcome.value)) return;
    const { sentTo, expiresAt } = outcome.value.payload;
    onSent({ newEmail: sentTo, expiresAt });
    done.value = doneNow(() => t('own-email.sent-again', { email: sentTo }));
  }

  return (
    <>
      <Failure outcome={outcome.value} />
      <Confirmation done={done.value} />
      <div class="acts">
        <Button
          variant="secondary"
          busy={busy.value}
          busyLabel={t('own-email.sending')}
          onClick={send}
        >
          {t('own-email.again')}
        </Button>
        {children}
      </div>
    </>
  );
}
