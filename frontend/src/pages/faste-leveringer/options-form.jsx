import { useSignal } from '@preact/signals';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextField } from '../../components/field.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { t } from '../../i18n/index.js';
import { lineInput, oreOf, tickedPets } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import SubscriptionLineSet from '../../operations/subscriptions/subscription-line-set.graphql';
import { ActForm } from './act-form.jsx';
import { PetChoices } from './pet-choices.jsx';
import { errorAt } from './problems.js';
import { moneyWords } from './words.js';

const WHEN_OUT = /** @type {const} */ (['LEAVE_OUT', 'SUBSTITUTE', 'WAIT']);

/**
 * Who eats it, what to do when it is sold out, and up to which price it may come unasked.
 *
 * @param {import('./quantity-form.jsx').OfLine} props
 */
export function OptionsForm({ me, subscription, line, place, onClose }) {
  const whenOut = useSignal(line.whenOut);
  const { pets, ceilingOre } = lineInput(line);
  return (
    <ActForm
      of={subscription}
      place={place}
      document={SubscriptionLineSet}
      read={(fields) => readOptions(fields, line)}
      submit={t('fast.options.submit')}
      otherwise={t('fast.options.then')}
      done={() => t('fast.options.done')}
      onClose={onClose}
    >
      <PetChoices pets={me.pets} ticked={pets} />
      <ChoiceGroup
        name="whenOut"
        legend={t('fast.out')}
        hint={t('fast.out.hint')}
        choices={WHEN_OUT.map((value) => ({ value, label: t(`fast.out.choice.${value}`) }))}
        chosen={line.whenOut}
        onChoose={(chosen) => {
          whenOut.value = chosen;
        }}
      />
      {whenOut.value === 'SUBSTITUTE' && (
        <ProductPicker
          name="substituteSku"
          legend={t('fast.out.instead')}
          hint={t('fast.out.instead.hint')}
          present={line.substitute}
        />
      )}
      <TextField
        name="ceilingOre"
        label={t('fast.ceiling')}
        hint={t('fast.ceiling.hint')}
        inputMode="decimal"
        class="ds-input narrow"
        optional
        defaultValue={ceilingOre ? String(ceilingOre / 100) : ''}
      />
    </ActForm>
  );
}

/**
 * A yes in advance to less than what is agreed says yes to nothing; one that is so from before may stay.
 *
 * @param {number | null | undefined} ceilingOre as typed
 * @param {any} line
 */
function ceilingProblem(ceilingOre, line) {
  if (ceilingOre === undefined) return [errorAt('ceilingOre', 'fast.ceiling.wrong')];
  const { agreedPrice } = line;
  const isEnough = ceilingOre === null || ceilingOre >= Number(agreedPrice.amount) * 100;
  if (isEnough || ceilingOre === lineInput(line).ceilingOre) return [];
  return [errorAt('ceilingOre', 'fast.ceiling.low', { least: moneyWords(agreedPrice) })];
}

/** @param {FormData} fields @param {any} line @returns {import('../../components/form.jsx').Read} */
function readOptions(fields, line) {
  const ceilingOre = oreOf(text(fields, 'ceilingOre'));
  const whenOut = text(fields, 'whenOut');
  const substituteSku = whenOut === 'SUBSTITUTE' ? text(fields, 'substituteSku') : null;
  const errors = [
    ...(substituteSku === '' ? [errorAt('substituteSku', 'fast.pick.missing')] : []),
    ...ceilingProblem(ceilingOre, line),
  ];
  if (errors.length > 0) return { errors };
  const pets = tickedPets(fields);
  return { input: { line: { ...lineInput(line), pets, whenOut, substituteSku, ceilingOre } } };
}
