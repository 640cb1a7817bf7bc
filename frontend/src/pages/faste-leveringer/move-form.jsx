import { t } from '../../i18n/index.js';
import { anything, checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import DeliveryMove from '../../operations/subscriptions/delivery-move.graphql';
import { ActForm } from './act-form.jsx';
import { DayField } from './day-field.jsx';
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
      same={t('fast.move.same')}
      done={() => t('fast.moved')}
      // By the subscription alone: what is chosen stays where another delivery has become the next one.
      draft={`move.${subscription.id}`}
      onClose={onClose}
    >
      <DayField
        name="day"
        label={t('fast.move.day')}
        hint={t('fast.move.hint', { first: nearDay(moveFrom), last: nearDay(moveUntil) })}
        min={moveFrom}
        max={moveUntil}
        defaultValue={deliverOn}
      />
    </ActForm>
  );
}
