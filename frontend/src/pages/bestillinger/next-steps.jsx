import { t } from '../../i18n/index.js';
import { isUnpaid } from '../../lib/invoices.js';
import { today } from '../../lib/today.js';
import { whereabouts } from '../../lib/whereabouts.js';
import { PaperLink } from './paper-link.jsx';
import { comingWords, moneyWords, wayOf } from './return-words.js';
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
  const { isHere, isComing, isBack } = whereabouts(it ? [it.places] : placesIn(order));
  const isSent = isHere || isComing;
  return (
    <section class="card next-steps" aria-labelledby="next">
      <h2 id="next">{t('withdraw.next')}</h2>
      {it && <Withdrawn lines={it.lines} />}
      <ol class="steps">
        {isBack && <li>{t(isSent ? 'withdraw.next.in-shop.some' : 'withdraw.next.in-shop')}</li>}
        {isComing && <li>{it ? comingWords(order, it.mayRefuse) : waitWords(order)}</li>}
        {isSent && <li>{t(isHere ? 'withdraw.next.pack' : 'withdraw.next.pack.if')}</li>}
        {isHere && (
          <li>
            {t('withdraw.next.send', { when: nearDay(it?.sendBy ?? lastDay()) })}{' '}
            {t(isUnpaid(order) ? 'withdraw.next.receipt.unpaid' : 'withdraw.next.receipt')}
          </li>
        )}
        <li>{it ? moneyWords(order, isSent, it) : moneyInAdvance(order, isSent)}</li>
      </ol>
      {isSent && <p>{t('withdraw.next.freight')}</p>}
      {it && isSent && <SendTo lines={it.sendTo} />}
      {it && <p>{t('withdraw.done.mail')}</p>}
      {it && <PaperLink href={it.formUrl}>{t('withdraw.done.form')}</PaperLink>}
    </section>
  );
}

/** Before anything is told. @param {any} order */
const waitWords = (order) => t(`withdraw.next.wait.${wayOf(order)}`);

/** How much it is follows from what is chosen. @param {any} order @param {boolean} isSent */
function moneyInAdvance(order, isSent) {
  if (isUnpaid(order)) return t('withdraw.next.unpaid');
  return moneyWords(order, isSent, { moneyBy: lastDay(), moneyBack: null });
}

/** @param {{ lines: any[] }} props */
function Withdrawn({ lines }) {
  return (
    <>
      <p>{t('withdraw.done.lines')}</p>
      <ul class="contents-of">
        {lines.map(({ line, name, quantity }) => (
          <li key={line} lang="nb">
            {t('parcel.contents', { number: quantity, name })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** @param {any} order @returns {import('../../lib/whereabouts.js').Place[][]} */
const placesIn = ({ lines }) => lines.map((/** @type {any} */ line) => line.returnablePlaces);

/** @returns {string} the last day for sending what is told of today */
function lastDay() {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + DAYS_TO_SEND);
  return day.toISOString().slice(0, 10);
}
