import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { TextField } from '../../components/field.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE, tickedPets, wholeOf } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import DeliveryExtraSet from '../../operations/subscriptions/delivery-extra-set.graphql';
import PetFaces from '../../operations/subscriptions/pet-faces.graphql';
import SubscriptionLineSet from '../../operations/subscriptions/subscription-line-set.graphql';
import { ActForm } from './act-form.jsx';
import { PetChoices } from './pet-choices.jsx';
import { errorAt, quantityProblem } from './problems.js';
import { ALWAYS, THIS, WhichChoice } from './which-choice.jsx';

/** One more product: in this delivery, or in all of them. @param {import('./skip-form.jsx').OfDelivery} props */
export function AddForm({ subscription, coming, place, onClose }) {
  const which = useSignal('');
  const isThis = which.value === THIS;
  const { data } = useQuery(PetFaces);
  return (
    <ActForm
      of={subscription}
      place={place}
      document={isThis ? DeliveryExtraSet : SubscriptionLineSet}
      read={(fields) => readAdded(fields, coming.number)}
      submit={t('fast.add.submit')}
      otherwise={t('fast.add.then')}
      done={() => t(isThis ? 'fast.add.done.this' : 'fast.add.done.always')}
      onClose={onClose}
    >
      <ProductPicker name="sku" legend={t('fast.pick')} />
      <TextField
        name="quantity"
        label={t('fast.quantity')}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_OF_ONE}
        defaultValue="1"
        class="ds-input narrow"
      />
      <WhichChoice
        coming={coming}
        onChoose={(chosen) => {
          which.value = chosen;
        }}
      />
      {which.value === ALWAYS && <PetChoices pets={data?.me?.pets ?? []} />}
    </ActForm>
  );
}

/** @param {FormData} fields @param {number} number of the delivery @returns {import('../../components/form.jsx').Read} */
function readAdded(fields, number) {
  const sku = text(fields, 'sku');
  const quantity = wholeOf(text(fields, 'quantity'));
  const which = text(fields, 'which');
  const errors = [
    ...(sku ? [] : [errorAt('sku', 'fast.pick.missing')]),
    ...quantityProblem(quantity, 1),
    ...(which ? [] : [errorAt('which', 'fast.which.missing')]),
  ];
  if (errors.length > 0) return { errors };
  if (which === THIS) return { input: { number, sku, quantity } };
  return { input: { line: { sku, quantity, pets: tickedPets(fields) } } };
}
