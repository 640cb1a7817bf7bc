import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';

/**
 * @typedef {'CUSTOMER' | 'STAFF' | 'SYSTEM'} By
 *
 * @typedef {object} Period
 * @property {string} beganAt ISO 8601, as `endedAt`
 * @property {By} beganBy
 * @property {string | null} beganReason
 * @property {string | null} endedAt
 * @property {By | null} endedBy
 * @property {string | null} reason why it ended
 *
 * @param {{ periods: Period[] }} props newest first
 */
export function Periods({ periods }) {
  return (
    <section class="section" aria-labelledby="periods">
      <h2 id="periods">{t('club.periods.title')}</h2>
      <ol class="lines">
        {periods.map((period) => (
          <li key={period.beganAt} class="period">
            <p class="days">{daysOf(period)}</p>
            <p>{t(`club.period.began.${period.beganBy}`)}</p>
            <Reason why={period.beganReason} />
            {period.endedBy && <p>{t(`club.period.ended.${period.endedBy}`)}</p>}
            <Reason why={period.reason} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** @param {Period} period */
function daysOf({ beganAt, endedAt }) {
  const day = (/** @type {string} */ at) => keepTogether(formatDayOf(at, locale.value));
  const from = day(beganAt);
  if (!endedAt) return t('club.period.now', { from });
  const until = day(endedAt);
  return from === until ? from : t('club.period.past', { from, until });
}

/** @param {{ why: string | null }} props */
function Reason({ why }) {
  return why && <p class="soft">{t('club.period.reason', { reason: why })}</p>;
}
