import { useSignal } from '@preact/signals';
import { TextField } from '../../components/field.jsx';
import { t } from '../../i18n/index.js';
import { lineInput, MOST_OF_ONE, quantityThisTime, wholeOf } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import DeliveryExtraSet from '../../operations/subscriptions/delivery-extra-set.graphql';
import SubscriptionLineSet from '../../operations/subscriptions/subscription-line-set.graphql';
import { ActForm } from './act-form.jsx';
import { errorAt, quantityProblem } from './problems.js';
import { ALWAYS, THIS, WhichChoice } from './which-choice.jsx';

/**
 * @typedef {object} OfLine an act on one product of a subscription
 * @property {any} [me]
 * @property {any} subscription
 * @property {any} line
 * @property {string} place of the page that tells it
 * @property {() => void} onClose
 */

/**
 * How many: this time, or always; none takes it out. What comes once, comes once. Until a number is
 * entered, the field has the one that the choice has now.
 *
 * @param {OfLine & { isExtra?: boolean }} props
 */
export function QuantityForm({ subscription, line, isExtra, place, onClose }) {
  const coming = subscription.nextDelivery;
  const isAsked = !isExtra && coming;
  const which = useSignal(isExtra ? THIS : coming ? '' : ALWAYS);
  const isThis = which.value === THIS;
  const number = isAsked && isThis ? quantityThisTime(coming, line) : line.quantity;

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const quantity = wholeOf(text(fields, 'quantity'));
    const errors = [
      ...quantityProblem(quantity, 0),
      ...(which.peek() ? [] : [errorAt('which', 'fast.which.missing')]),
    ];
    if (errors.length > 0) return { errors };
    if (which.peek() === THIS) return { input: { number: coming.number, sku: line.sku, quantity } };
    return { input: { line: { ...lineInput(line), quantity } } };
  }

  return (
    <ActForm
      of={subscription}
      place={place}
      document={isThis ? DeliveryExtraSet : SubscriptionLineSet}
      read={read}
      submit={t('fast.quantity.submit')}
      otherwise={t('fast.quantity.then')}
      same={t('fast.quantity.same')}
      done={() => t(isThis ? 'fast.quantity.done.this' : 'fast.quantity.done.always')}
      onClose={onClose}
    >
      <TextField
        name="quantity"
        label={t('fast.quantity')}
        hint={t('fast.quantity.hint')}
        type="number"
        inputMode="numeric"
        min={0}
        max={MOST_OF_ONE}
        defaultValue={String(number)}
        class="ds-input narrow"
      />
      {isAsked && (
        <WhichChoice
          coming={coming}
          onChoose={(chosen) => {
            which.value = chosen;
          }}
        />
      )}
    </ActForm>
  );
}
