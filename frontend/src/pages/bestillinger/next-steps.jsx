import { t } from '../../i18n/index.js';
import { today } from '../../lib/today.js';
import { PaperLink } from './paper-link.jsx';
import { nearDay } from './words.js';

/** From when one has told of it (angrerettloven §25). */
const DAYS_TO_SEND = 14;

/**
 * How it goes on: before it is sent, and with its own date and form once it has been.
 *
 * @param {{ it?: any }} props the return, where there is one
 */
export function NextSteps({ it }) {
  return (
    <section class="card next-steps" aria-labelledby="next">
      <h2 id="next">{t('withdraw.next')}</h2>
      <ol class="steps">
        <li>{t('withdraw.next.pack')}</li>
        <li>{t('withdraw.next.send', { when: nearDay(it?.sendBy ?? lastDay()) })}</li>
        <li>{t('withdraw.next.money')}</li>
      </ol>
      <p>{t('withdraw.next.freight')}</p>
      {it && <p>{t('withdraw.done.mail')}</p>}
      {it && <PaperLink href={it.formUrl}>{t('withdraw.done.form')}</PaperLink>}
    </section>
  );
}

/** @returns {string} the last day for sending what is told of today */
function lastDay() {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + DAYS_TO_SEND);
  return day.toISOString().slice(0, 10);
}
