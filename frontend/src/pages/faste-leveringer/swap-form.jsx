import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { t } from '../../i18n/index.js';
import { lineInput } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import SubscriptionLineSwap from '../../operations/subscriptions/subscription-line-swap.graphql';
import { ActForm } from './act-form.jsx';
import { errorAt } from './problems.js';

/** Another product in its place, for the same animals. @param {import('./quantity-form.jsx').OfLine} props */
export function SwapForm({ subscription, line, onClose }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const sku = text(fields, 'sku');
    if (!sku) return { errors: [errorAt('sku', 'fast.pick.missing')] };
    const { quantity, pets } = lineInput(line);
    return { input: { sku: line.sku, line: { sku, quantity, pets } } };
  }
  return (
    <ActForm
      of={subscription}
      place="card"
      document={SubscriptionLineSwap}
      read={read}
      submit={t('fast.swap.submit')}
      otherwise={t('fast.swap.then')}
      done={() => t('fast.swap.done')}
      onClose={onClose}
    >
      <ProductPicker name="sku" legend={t('fast.swap.pick')} hint={t('fast.swap.hint')} />
    </ActForm>
  );
}
