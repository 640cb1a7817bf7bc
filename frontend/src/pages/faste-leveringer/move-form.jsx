import { TextField } from '../../components/field.jsx';
import { t } from '../../i18n/index.js';
import { anything, checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import DeliveryMove from '../../operations/subscriptions/delivery-move.graphql';
import { ActForm } from './act-form.jsx';
import { nearDay } from './words.js';

/** This one on another day; the others stay. @param {import('./skip-form.jsx').OfDelivery} props */
export function MoveForm({ subscription, coming, place, onClose }) {
  const { number, moveFrom, moveUntil, deliverOn } = coming;
  /** @param {FormData} fields */
  function read(fields) {
    const said = checked({ day: text(fields, 'day') }, { day: anything }, t);
    return 'errors' in said ? said : { input: { ...said.input, number } };
  }
  if (moveUntil < moveFrom) return <p>{t('fast.move.nowhere')}</p>;
  return (
    <ActForm
      of={subscription}
      place={place}
      document={DeliveryMove}
      read={read}
      submit={t('fast.move.submit')}
      otherwise={t('fast.move.same')}
      done={() => t('fast.moved')}
      draft={`move.${subscription.id}.${number}`}
      onClose={onClose}
    >
      <TextField
        name="day"
        label={t('fast.move.day')}
        hint={t('fast.move.hint', { first: nearDay(moveFrom), last: nearDay(moveUntil) })}
        type="date"
        class="ds-input day-field"
        min={moveFrom}
        max={moveUntil}
        defaultValue={deliverOn}
      />
    </ActForm>
  );
}
