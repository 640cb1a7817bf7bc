import { Fragment } from 'preact';
import { t } from '../../../i18n/index.js';

/**
 * @typedef {object} Run
 * @property {'KEPT' | 'INSERTED' | 'DELETED'} kind
 * @property {string} text
 *
 * @typedef {object} LineChange
 * @property {boolean} isItem
 * @property {Run[]} runs
 */

/** A line that isn't as it was. The marks are seen without colour, and read aloud. @param {LineChange} props */
export function Line({ isItem, runs }) {
  return (
    <p class="notice-line" data-item={isItem}>
      {runs.map((run, place) => (
        <Fragment key={place}>
          {place > 0 && ' '}
          <Marked {...run} />
        </Fragment>
      ))}
    </p>
  );
}

/** @param {Run} props */
function Marked({ kind, text }) {
  if (kind === 'KEPT') return <>{text}</>;
  const Mark = kind === 'INSERTED' ? 'ins' : 'del';
  return (
    <>
      <span class="ds-sr-only">{t(`notice.run.${kind}`)} </span>
      <Mark>{text}</Mark>
      <span class="ds-sr-only"> {t('notice.run.end')}</span>
    </>
  );
}
