import { ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { ORDERS_PATH } from '../../lib/orders.js';

/** An address of an order that is not the customer's. */
export function GoneOrder() {
  return (
    <Page title={t('order.gone.title')} intro={t('order.gone.text')}>
      <NothingHere class="scene" />
      <div class="acts">
        <ButtonLink href={ORDERS_PATH}>{t('order.back')}</ButtonLink>
      </div>
    </Page>
  );
}
