import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextField } from '../../components/field.jsx';
import { locale, t } from '../../i18n/index.js';
import { today } from '../../lib/today.js';
import { formatWeight, parseWeight } from '../../lib/weight.js';
import { weightOn } from '../../lib/weight-history.js';
import { firstDayOf, weighingInWords } from './weighing.js';

/**
 * @typedef {import('./weighing.js').Weight} Weight
 * @typedef {import('./weight-form.jsx').WeightDraft} WeightDraft
 *
 * The weight, its unit and its day, and below them what will be saved, as one types.
 *
 * @param {object} props
 * @param {WeightDraft} props.start what the fields hold before anything is typed
 * @param {import('@preact/signals').Signal<WeightDraft>} props.draft
 * @param {any} props.pet
 * @param {Weight | null} props.corrected
 */
export function WeightFields({ start, draft, pet, corrected }) {
  /** @param {Partial<WeightDraft>} change */
  const change = (change) => {
    draft.value = { ...draft.peek(), ...change };
  };
  return (
    <>
      <div class="weight-fields">
        <TextField
          name="grams"
          label={t('weights.weight')}
          inputMode="decimal"
          autocomplete="off"
          defaultValue={start.typed}
          onInput={(/** @type {Typing} */ { currentTarget }) =>
            change({ typed: currentTarget.value })
          }
        />
        <ChoiceGroup
          name="unit"
          legend={t('weights.unit')}
          choices={units()}
          chosen={start.unit}
          onChoose={(unit) => change({ unit: /** @type {'kg' | 'g'} */ (unit) })}
        />
        <TextField
          name="weighedOn"
          label={t('weights.day')}
          type="date"
          defaultValue={start.day}
          min={firstDayOf(pet)}
          max={today()}
          onInput={(/** @type {Typing} */ { currentTarget }) =>
            change({ day: currentTarget.value })
          }
        />
      </div>
      <Consequence draft={draft.value} weights={pet.weights} corrected={corrected} />
    </>
  );
}

/** @typedef {import('preact').TargetedInputEvent<HTMLInputElement>} Typing */

const units = () => [
  { value: 'kg', label: t('weights.unit.kg') },
  { value: 'g', label: t('weights.unit.g') },
];

/** @param {{ draft: WeightDraft, weights: Weight[], corrected: Weight | null }} props */
function Consequence({ draft: { typed, unit, day }, weights, corrected }) {
  const weight = parseWeight(typed, unit);
  const known = typed.trim() ? weightOn(weights, day) : undefined;
  const isMoved = corrected && day && corrected.weighedOn !== day;
  return (
    <div role="status" class="weight-consequence">
      {'grams' in weight && <p>= {formatWeight(weight.grams, locale.value)}</p>}
      {known && known.id !== corrected?.id && (
        <p>{t('weights.same-day', weighingInWords(known))}</p>
      )}
      {isMoved && <p>{t('weights.correct.moves', weighingInWords(corrected))}</p>}
    </div>
  );
}
