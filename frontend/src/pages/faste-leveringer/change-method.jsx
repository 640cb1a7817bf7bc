import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import { leaveForShop } from '../../lib/shops-page.js';
import PaymentMethodChange from '../../operations/subscriptions/payment-method-change.graphql';

/**
 * To the shop's own page, where it is said which card or account is charged; from there one comes to the
 * delivery.
 *
 * @param {object} props
 * @param {{ id: string }} props.of
 * @param {import('../../lib/shops-page.js').Method} props.method that is charged now
 * @param {string} props.label
 * @param {'secondary'} [props.variant]
 */
export function ChangeMethod({ of, method, label, variant }) {
  const { busy, run } = useMutation(PaymentMethodChange);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  async function change() {
    const ended = await run();
    if (!ended) return;
    outcome.value = ended;
    if (!('payload' in ended)) return;
    leaveForShop(deliveryPath(of.id), method);
    location.assign(ended.payload.url);
  }

  return (
    <>
      <div class="acts">
        <Button
          variant={variant}
          busy={busy.value}
          busyLabel={t('fast.method.change.busy')}
          onClick={change}
        >
          {label}
        </Button>
      </div>
      <Failure outcome={outcome.value} />
    </>
  );
}
