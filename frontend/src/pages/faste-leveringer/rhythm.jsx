import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextField } from '../../components/field.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { LONGEST, wholeOf } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import { sentence } from '../../lib/texts.js';
import SubscriptionReschedule from '../../operations/subscriptions/subscription-reschedule.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { DayField } from './day-field.jsx';
import { News } from './news.jsx';
import { errorAt } from './problems.js';
import { rhythmWords } from './words.js';

const RHYTHM = 'rhythm';
const UNITS = /** @type {const} */ (['WEEK', 'MONTH']);

/** How often it comes. @param {{ subscription: any }} props */
export function Rhythm({ subscription }) {
  const { canPause, nextDelivery } = subscription;
  return (
    <section class="section" aria-labelledby="rhythm">
      <h2 id="rhythm" tabIndex={-1}>
        {t('fast.rhythm')}
      </h2>
      <div class="card">
        <News of={subscription} place={RHYTHM} />
        <p>{sentence(rhythmWords(subscription))}.</p>
        {canPause.allowed ? (
          <ActRow
            acts={[
              { act: 'rhythm', label: t('fast.rhythm.change'), title: t('fast.rhythm.change') },
            ]}
            form={(_, onClose) => <RhythmForm subscription={subscription} onClose={onClose} />}
          />
        ) : (
          nextDelivery && (
            <p class="soft">
              <Words>{canPause.reason}</Words>
            </p>
          )
        )}
      </div>
    </section>
  );
}

/** @param {{ subscription: any, onClose: () => void }} props */
function RhythmForm({ subscription, onClose }) {
  const { every, unit, nextDelivery } = subscription;
  return (
    <ActForm
      of={subscription}
      place={RHYTHM}
      document={SubscriptionReschedule}
      read={readRhythm}
      submit={t('fast.rhythm.submit')}
      same={t('fast.rhythm.same')}
      done={() => t('fast.rhythm.done')}
      onClose={onClose}
    >
      <RhythmFields every={every} unit={unit} />
      <DayField name="nextOn" label={t('fast.rhythm.next')} defaultValue={nextDelivery.deliverOn} />
    </ActForm>
  );
}

/** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
function readRhythm(fields) {
  const nextOn = text(fields, 'nextOn');
  const said = readEvery(fields);
  const errors = [
    ...('errors' in said ? said.errors : []),
    ...(nextOn ? [] : [errorAt('nextOn', 'form.required')]),
  ];
  return errors.length > 0 ? { errors } : { input: { ...said, nextOn } };
}

/**
 * @param {FormData} fields
 * @returns {{ every: number, unit: 'WEEK' | 'MONTH' } | { errors: import('../../lib/errors.js').FieldError[] }}
 */
export function readEvery(fields) {
  const every = wholeOf(text(fields, 'every'));
  const unit = /** @type {'WEEK' | 'MONTH'} */ (text(fields, 'unit'));
  const most = LONGEST[unit];
  if (every && every <= most) return { every, unit };
  return { errors: [errorAt('every', `fast.every.wrong.${unit}`, { most })] };
}

/** @param {{ every: number, unit: string }} props */
export function RhythmFields({ every, unit }) {
  return (
    <div class="rhythm-fields">
      <TextField
        name="every"
        label={t('fast.every')}
        hint={t('fast.every.hint', { weeks: LONGEST.WEEK, months: LONGEST.MONTH })}
        type="number"
        inputMode="numeric"
        min={1}
        max={LONGEST.WEEK}
        defaultValue={String(every)}
        class="ds-input narrow"
      />
      <ChoiceGroup
        name="unit"
        legend={t('fast.unit')}
        choices={UNITS.map((value) => ({ value, label: t(`fast.unit.${value}`) }))}
        chosen={unit}
      />
    </div>
  );
}
