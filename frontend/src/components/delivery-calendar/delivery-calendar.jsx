import { locale, t } from '../../i18n/index.js';
import { monthsOf } from '../../lib/delivery-months.js';
import { sentence } from '../../lib/texts.js';
import { today } from '../../lib/today.js';
import './delivery-calendar.css';

/**
 * The year ahead, month by month: a leaf to look at, and beside it a list that says the same in words, which
 * is all that a screen reader is told.
 *
 * @template {{ deliverOn: string, state: string, number: number, subscription: { id: string } }} T
 * @param {object} props
 * @param {T[]} props.deliveries in the order in which they come
 * @param {(delivery: T) => preact.ComponentChildren} props.row
 * @param {string} [props.now] the day it is
 */
export function DeliveryCalendar({ deliveries, row, now = today() }) {
  return (
    <ol class="delivery-calendar">
      {monthsOf(deliveries, now).map(({ first, weeks, deliveries: comes }) => (
        <li key={first} class="calendar-month">
          <h2 class="calendar-name">{monthName(first)}</h2>
          <Leaf weeks={weeks} deliveries={comes} now={now} />
          {comes.length === 0 ? (
            <p class="soft calendar-none">{t('fast.calendar.none')}</p>
          ) : (
            <ul class="calendar-list">
              {comes.map((delivery) => (
                <li key={`${delivery.subscription.id} ${delivery.number}`}>{row(delivery)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** @param {{ weeks: (string | null)[][], deliveries: { deliverOn: string, state: string }[], now: string }} props */
function Leaf({ weeks, deliveries, now }) {
  /** @param {string | null} day */
  const markOf = (day) => {
    const here = deliveries.filter(({ deliverOn }) => deliverOn === day);
    if (here.length === 0) return undefined;
    return here.every(({ state }) => state === 'SKIPPED') ? 'skipped' : 'comes';
  };
  return (
    <div class="calendar-leaf" aria-hidden="true">
      {weeks[0].map((_, n) => (
        <span key={weekday(n)} class="calendar-weekday">
          {weekday(n)}
        </span>
      ))}
      {weeks.flat().map((day, n) => (
        <span
          key={day ?? `blank-${n}`}
          class="calendar-day"
          data-mark={markOf(day)}
          data-is-past={Boolean(day && day < now)}
          data-is-today={day === now}
        >
          {day && Number(day.slice(8))}
        </span>
      ))}
    </div>
  );
}

/** @param {string} first */
function monthName(first) {
  const options = /** @type {const} */ ({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  return sentence(new Intl.DateTimeFormat(locale.value, options).format(day(first)));
}

/** @param {number} n from Monday */
function weekday(n) {
  const options = /** @type {const} */ ({ weekday: 'short', timeZone: 'UTC' });
  // The first of June 2026 is a Monday.
  const date = day(`2026-06-0${n + 1}`);
  return new Intl.DateTimeFormat(locale.value, options).format(date).slice(0, 2);
}

/** @param {string} iso */
const day = (iso) => new Date(`${iso}T00:00:00Z`);
