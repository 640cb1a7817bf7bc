import { useSignal } from '@preact/signals';
import { TextField } from '../../components/field.jsx';
import { t } from '../../i18n/index.js';
import { lineInput, oreOf } from '../../lib/deliveries.js';
import { priceAnchor } from '../../lib/delivery-places.js';
import { text } from '../../lib/fields.js';
import DeliveryExtraSet from '../../operations/subscriptions/delivery-extra-set.graphql';
import PriceAnswer from '../../operations/subscriptions/price-answer.graphql';
import SubscriptionLineSet from '../../operations/subscriptions/subscription-line-set.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { CARD } from './news.jsx';
import { errorAt } from './problems.js';
import { SwapForm } from './swap-form.jsx';
import { ALWAYS, THIS, WhichChoice } from './which-choice.jsx';
import { moneyWords, nearDay } from './words.js';

/**
 * A price over what was agreed: what becomes of it without an answer, and every answer there is. None of
 * them is chosen beforehand.
 *
 * @param {{ subscription: any, line: any, place: string, isFirst: boolean }} props
 */
export function PriceAsked({ subscription, line, place, isFirst }) {
  const { oldPrice, newPrice, keepsOn } = line.pricePromise;
  const id = priceAnchor(line.pricePromise.id, isFirst);
  const name = line.product?.name ?? line.sku;
  const values = { name, old: moneyWords(oldPrice), price: moneyWords(newPrice) };
  /** @param {'accept' | 'swap' | 'out' | 'ceiling'} act */
  const act = (act) => ({
    act,
    label: t(`fast.price.${act}`, values),
    name: t(`fast.price.${act}.name`, values),
    title: t(`fast.price.${act}.name`, values),
  });
  return (
    <div class="price-asked">
      <h4 id={id} tabIndex={-1}>
        {t('fast.price.title')}
      </h4>
      <dl class="price-asked-prices">
        <div>
          <dt>{t('fast.price.old')}</dt>
          <dd>{values.old}</dd>
        </div>
        <div>
          <dt>{t('fast.price.new')}</dt>
          <dd>
            <strong>{values.price}</strong>
          </dd>
        </div>
      </dl>
      <p>
        {keepsOn
          ? t('fast.price.keeps', { ...values, day: nearDay(keepsOn) })
          : t('fast.price.kept', values)}
      </p>
      <ActRow
        acts={[act('accept'), act('swap'), act('out'), act('ceiling')]}
        form={(open, onClose) => {
          const form = { subscription, line, place, onClose };
          if (open === 'accept') return <AcceptForm {...form} />;
          if (open === 'swap') return <SwapForm {...form} />;
          if (open === 'out') return <OutForm {...form} />;
          return <CeilingForm {...form} />;
        }}
      />
    </div>
  );
}

/** @param {{ amount: string }} money */
const inOre = ({ amount }) => Math.round(Number(amount) * 100);

/** Yes to the price that is seen, and to no higher one. @param {import('./quantity-form.jsx').OfLine} props */
function AcceptForm({ subscription, line: { pricePromise: asked }, place, onClose }) {
  return (
    <ActForm
      of={subscription}
      place={place}
      document={PriceAnswer}
      read={() => ({ input: { promise: asked.id, acceptOre: inOre(asked.newPrice) } })}
      submit={t('fast.price.accept.submit')}
      done={() => t('fast.price.accept.done')}
      onClose={onClose}
    />
  );
}

/** Yes to whatever it costs, up to so much. @param {import('./quantity-form.jsx').OfLine} props */
function CeilingForm({ subscription, line: { pricePromise: asked }, place, onClose }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const ceilingOre = oreOf(text(fields, 'ceilingOre'));
    if (!ceilingOre) return { errors: [errorAt('ceilingOre', 'fast.ceiling.wrong')] };
    return { input: { promise: asked.id, ceilingOre } };
  }
  return (
    <ActForm
      of={subscription}
      place={place}
      document={PriceAnswer}
      read={read}
      submit={t('fast.price.ceiling.submit')}
      done={() => t('fast.price.ceiling.done')}
      onClose={onClose}
    >
      <TextField
        name="ceilingOre"
        label={t('fast.ceiling')}
        hint={t('fast.price.ceiling.hint')}
        inputMode="decimal"
        class="ds-input narrow"
        defaultValue={String(Number(asked.newPrice.amount))}
      />
    </ActForm>
  );
}

/** Without it: this time, or from now on. Told on the card, for the line may be gone. @param {import('./quantity-form.jsx').OfLine} props */
function OutForm({ subscription, line, onClose }) {
  const coming = subscription.nextDelivery;
  const which = useSignal(coming ? '' : ALWAYS);
  const isThis = which.value === THIS;

  /** @returns {import('../../components/form.jsx').Read} */
  function read() {
    if (!which.peek()) return { errors: [errorAt('which', 'fast.which.missing')] };
    if (which.peek() === ALWAYS) return { input: { line: { ...lineInput(line), quantity: 0 } } };
    return { input: { number: coming.number, sku: line.sku, quantity: 0 } };
  }

  return (
    <ActForm
      of={subscription}
      place={CARD}
      document={isThis ? DeliveryExtraSet : SubscriptionLineSet}
      read={read}
      submit={t('fast.price.out.submit')}
      otherwise={t(isThis ? 'fast.price.out.then.this' : 'fast.price.out.then.always')}
      done={() => t(isThis ? 'fast.price.out.done.this' : 'fast.price.out.done.always')}
      onClose={onClose}
    >
      {coming && (
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
