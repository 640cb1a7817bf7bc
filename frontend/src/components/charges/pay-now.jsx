import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { t } from '../../i18n/index.js';
import { idempotency } from '../../lib/idempotency.js';
import ChargeRetry from '../../operations/subscriptions/charge-retry.graphql';
import { Button } from '../button.jsx';
import { Failure } from '../failure.jsx';

/**
 * A refused charge, tried again at once; `children` stand beside the button.
 *
 * @param {object} props
 * @param {{ id: string }} props.charge
 * @param {string} [props.name] where the page may have several
 * @param {(charge: { id: string, askedAt: string }) => void} props.onAsked
 * @param {preact.ComponentChildren} [props.children]
 */
export function PayNow({ charge, name, onAsked, children }) {
  const { busy, run } = useMutation(ChargeRetry);
  const key = useMemo(() => idempotency(), []);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  async function pay() {
    const ended = await run({ charge: charge.id, idempotencyKey: key.current() });
    if (!ended) return;
    if (!('failure' in ended)) key.renew();
    outcome.value = ended;
    if ('payload' in ended) onAsked(ended.payload.charge);
  }

  return (
    <>
      <div class="acts">
        <Button busy={busy.value} busyLabel={t('charge.pay.busy')} aria-label={name} onClick={pay}>
          {t('charge.pay')}
        </Button>
        {children}
      </div>
      <Failure outcome={outcome.value} />
    </>
  );
}
