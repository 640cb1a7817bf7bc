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
        name="ceiling"
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

/** @param {FormData} fields @param {any} line @returns {import('../../components/form.jsx').Read} */
function readOptions(fields, line) {
  const ceilingOre = oreOf(text(fields, 'ceiling'));
  const whenOut = text(fields, 'whenOut');
  const substituteSku = whenOut === 'SUBSTITUTE' ? text(fields, 'substituteSku') : null;
  const errors = [
    ...(substituteSku === '' ? [errorAt('substituteSku', 'fast.pick.missing')] : []),
    ...(ceilingOre === undefined ? [errorAt('ceiling', 'fast.ceiling.wrong')] : []),
  ];
  if (errors.length > 0) return { errors };
  const pets = tickedPets(fields);
  return { input: { line: { ...lineInput(line), pets, whenOut, substituteSku, ceilingOre } } };
}
