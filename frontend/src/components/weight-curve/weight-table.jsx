import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { formatChange, formatWeight } from '../../lib/weight.js';
import { Button } from '../button.jsx';
import { Icon } from '../icon.jsx';

const FIRST_ROWS = 5;
const MORE_ROWS = 50;

/**
 * @typedef {import('../../lib/weight-history.js').Weight} Weight
 * @typedef {import('@preact/signals').Signal<string | null>} Landing the day whose row is to take focus
 * @typedef {{ landing: Landing, onCorrect: (weight: Weight) => void, onDelete: (weight: Weight) => void }} Acts
 *
 * The figures behind the curve, the newest first, a few at a time. A row that is to take focus is
 * among them.
 *
 * @param {{ name: string, weights: Weight[] } & Acts} props oldest first
 */
export function WeightTable({ name, weights, landing, ...acts }) {
  const shown = useSignal(FIRST_ROWS);
  const newestFirst = weights.map((weight, i) => ({ weight, before: weights[i - 1] })).reverse();
  const place = newestFirst.findIndex(({ weight }) => weight.weighedOn === landing.value);
  const rows = newestFirst.slice(0, Math.max(shown.value, place + 1));
  const next = newestFirst[rows.length];

  /** The button that is pressed may be gone afterwards. */
  function showMore() {
    shown.value = rows.length + MORE_ROWS;
    landing.value = next.weight.weighedOn;
  }

  return (
    <div class="weight-table">
      <table>
        <caption class="ds-sr-only">{t('curve.caption', { name })}</caption>
        <TableHead />
        <tbody>
          {rows.map((row) => (
            <Row key={row.weight.weighedOn} {...row} landing={landing} {...acts} />
          ))}
        </tbody>
      </table>
      {next && (
        <Button variant="tertiary" onClick={showMore}>
          {t('act.more')}
        </Button>
      )}
    </div>
  );
}

function TableHead() {
  return (
    <thead>
      <tr>
        <th scope="col">{t('curve.day')}</th>
        <th scope="col">{t('curve.weight')}</th>
        <th scope="col">{t('curve.change')}</th>
        <th scope="col">
          <span class="ds-sr-only">{t('curve.act')}</span>
        </th>
      </tr>
    </thead>
  );
}

/** @param {{ weight: Weight, before?: Weight } & Acts} props */
function Row({ weight, before, landing, onCorrect, onDelete }) {
  const row = useRef(/** @type {HTMLTableRowElement | null} */ (null));
  const isLanding = landing.value === weight.weighedOn;
  useEffect(() => {
    if (!isLanding) return;
    row.current?.focus();
    landing.value = null;
  }, [isLanding]);
  const grams = formatWeight(weight.grams, locale.value);
  const words = { weight: grams, day: formatDay(weight.weighedOn, locale.value) };
  return (
    <tr ref={row} tabIndex={-1}>
      <th scope="row">{shortDay(weight.weighedOn)}</th>
      <td>{grams}</td>
      <td>{before ? formatChange(weight.grams - before.grams, locale.value) : '–'}</td>
      <td>
        <div class="weight-acts">
          <button
            type="button"
            class="word-button"
            aria-label={t('weights.correct', words)}
            onClick={() => onCorrect(weight)}
          >
            {t('weights.correct.act')}
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={t('weights.delete', words)}
            onClick={() => onDelete(weight)}
          >
            <Icon name="close" />
          </button>
        </div>
      </td>
    </tr>
  );
}

/** @param {string} day ISO 8601 @returns {string} such as "1. nov. 2026" */
function shortDay(day) {
  const options = /** @type {const} */ ({ dateStyle: 'medium', timeZone: 'UTC' });
  return new Intl.DateTimeFormat(locale.value, options).format(Date.parse(day));
}
