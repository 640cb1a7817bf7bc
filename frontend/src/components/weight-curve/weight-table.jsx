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
 * @typedef {{ id: string, grams: number, weighedOn: string }} Weight
 *
 * The figures behind the curve, the newest first, a few at a time.
 *
 * @param {{ name: string, weights: Weight[], onDelete?: (weight: Weight) => void }} props oldest first
 */
export function WeightTable({ name, weights, onDelete }) {
  const shown = useSignal(FIRST_ROWS);
  const newestFirst = weights.map((weight, i) => ({ weight, before: weights[i - 1] })).reverse();
  const rows = newestFirst.slice(0, shown.value);
  return (
    <div class="weight-table">
      <table>
        <caption class="ds-sr-only">{t('curve.caption', { name })}</caption>
        <TableHead withActs={Boolean(onDelete)} />
        <tbody>
          {rows.map(({ weight, before }, i) => (
            <Row
              key={weight.weighedOn}
              weight={weight}
              before={before}
              onDelete={onDelete}
              takesFocus={i > 0 && i === shown.value - MORE_ROWS}
            />
          ))}
        </tbody>
      </table>
      {newestFirst.length > shown.value && (
        <Button variant="tertiary" onClick={() => (shown.value += MORE_ROWS)}>
          {t('act.more')}
        </Button>
      )}
    </div>
  );
}

/** @param {{ withActs: boolean }} props */
function TableHead({ withActs }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('curve.day')}</th>
        <th scope="col">{t('curve.weight')}</th>
        <th scope="col">{t('curve.change')}</th>
        {withActs && (
          <th scope="col">
            <span class="ds-sr-only">{t('curve.act')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

/**
 * The first of the rows just added takes focus: the button that was pressed may be gone.
 *
 * @param {{ weight: Weight, before?: Weight, onDelete?: (weight: Weight) => void, takesFocus: boolean }} props
 */
function Row({ weight, before, onDelete, takesFocus }) {
  const row = useRef(/** @type {HTMLTableRowElement | null} */ (null));
  useEffect(() => {
    if (takesFocus) row.current?.focus();
  }, []);
  const day = formatDay(weight.weighedOn, locale.value);
  const grams = formatWeight(weight.grams, locale.value);
  return (
    <tr ref={row} tabIndex={-1}>
      <th scope="row">{shortDay(weight.weighedOn)}</th>
      <td>{grams}</td>
      <td>{before ? formatChange(weight.grams - before.grams, locale.value) : '–'}</td>
      {onDelete && (
        <td>
          <button
            type="button"
            class="icon-button"
            aria-label={t('weights.delete', { weight: grams, day })}
            onClick={() => onDelete(weight)}
          >
            <Icon name="close" />
          </button>
        </td>
      )}
    </tr>
  );
}

/** @param {string} day ISO 8601 @returns {string} such as "1. nov. 2026" */
function shortDay(day) {
  const options = /** @type {const} */ ({ dateStyle: 'medium', timeZone: 'UTC' });
  return new Intl.DateTimeFormat(locale.value, options).format(Date.parse(day));
}
