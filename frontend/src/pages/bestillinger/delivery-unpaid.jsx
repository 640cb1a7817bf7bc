import { PayNow } from '../../components/charges/pay-now.jsx';
import { usePaying } from '../../components/charges/use-paying.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { canBePaid } from '../../lib/charges.js';
import { paymentPath } from '../../lib/delivery-places.js';

/** What a fixed delivery's order waits for, and paying it at once. @param {{ charge?: any }} props the one that isn't paid */
export function DeliveryUnpaid({ charge }) {
  const { done, askedFor } = usePaying(charge ? [charge] : []);
  return (
    <>
      <Confirmation done={done} />
      {charge && canBePaid(charge) && (
        <PayNow charge={charge} onAsked={askedFor}>
          <a class="ds-link" href={paymentPath(charge)}>
            {t('charge.what-happened')}
          </a>
        </PayNow>
      )}
    </>
  );
}
