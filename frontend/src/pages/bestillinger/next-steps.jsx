import { t } from '../../i18n/index.js';
import { isUnpaid } from '../../lib/invoices.js';
import { today } from '../../lib/today.js';
import { PaperLink } from './paper-link.jsx';
import { SendTo } from './send-to.jsx';
import { nearDay } from './words.js';

/** From when one has told of it (angrerettloven §25). */
const DAYS_TO_SEND = 14;

/**
 * How it goes on: before it is sent, and with its own date and form once it has been.
 *
 * @param {{ order: any, it?: any }} props `it` is the return, where there is one
 */
export function NextSteps({ order, it }) {
  return (
    <section class="card next-steps" aria-labelledby="next">
      <h2 id="next">{t('withdraw.next')}</h2>
      <ol class="steps">
        {order.canReturn.until === null && <li>{t('withdraw.next.wait')}</li>}
        <li>{t('withdraw.next.pack')}</li>
        <li>{t('withdraw.next.send', { when: nearDay(it?.sendBy ?? lastDay()) })}</li>
        <li>{t(isUnpaid(order) ? 'withdraw.next.unpaid' : 'withdraw.next.money')}</li>
      </ol>
      <p>{t('withdraw.next.freight')}</p>
      {it && <SendTo lines={it.sendTo} />}
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
