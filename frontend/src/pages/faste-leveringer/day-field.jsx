import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { TextField } from '../../components/field.jsx';
import { language } from '../../i18n/index.js';

/** @typedef {import('../../components/consequences/use-foreseen.js').Foreseen} Foreseen */

/**
 * What would come of the form that a day is chosen in.
 *
 * @type {preact.Context<import('@preact/signals').ReadonlySignal<Foreseen | null>>}
 */
export const ForeseenDay = createContext(
  /** @type {import('@preact/signals').ReadonlySignal<Foreseen | null>} */ (signal(null)),
);

/**
 * A day on which a delivery is to come. Where nothing comes on it, a Sunday or a holiday, it says so at the
 * field, with the day before.
 *
 * @param {import('../../components/field.jsx').Frame & import('../../components/field.jsx').Attributes} props
 */
export function DayField(props) {
  const foreseen = useContext(ForeseenDay).value;
  const closed = foreseen?.language === language.value ? foreseen.closed : null;
  return (
    <div>
      <TextField type="date" class="ds-input day-field" {...props} />
      <div role="status">{closed && <p class="day-closed">{closed}</p>}</div>
    </div>
  );
}
