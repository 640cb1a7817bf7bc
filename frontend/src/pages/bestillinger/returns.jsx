import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { locale, t } from '../../i18n/index.js';
import { isSome } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { unbroken } from '../../lib/no-break.js';
import { isAwaited, returnId } from '../../lib/orders.js';
import { isPast } from '../../lib/today.js';
import { whereabouts } from '../../lib/whereabouts.js';
import ReturnWithdraw from '../../operations/orders/return-withdraw.graphql';
import { PaperLink } from './paper-link.jsx';
import { comingWords, moneyWords } from './return-words.js';
import { SendTo } from './send-to.jsx';
import { useAct } from './use-act.js';
import { near, nearDay } from './words.js';

/** @typedef {import('@preact/signals').Signal<import('./use-act.js').News>} News */

/** @param {{ order: any, returns: any[], news: News }} props `returns` are those of the order to be shown */
export function Returns({ order, returns, news }) {
  const { busy, act, told } = useAct(ReturnWithdraw, news, 'returns');
  return (
    <>
      <Confirmation done={told?.done ?? null} />
      <Failure outcome={told?.outcome} />
      <ul class="plain-list">
        {returns.map((each) => (
          <li key={each.id} class="card">
            <Return order={order} it={each} />
            {each.canWithdraw.allowed && (
              <div class="acts">
                <Button
                  variant="secondary"
                  busy={busy.value}
                  onClick={() =>
                    act({ return: each.id }, () => t('return.withdrawn', { number: each.number }))
                  }
                >
                  {t('return.keep')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** @param {{ order: any, it: any }} props */
function Return({ order, it }) {
  return (
    <>
      <h3 id={returnId(it.id)} tabIndex={-1}>
        {t('return.name', { number: it.number })}
      </h3>
      <p>
        {returnWords(order, it)} {it.byStaff && t('return.by-staff')}
      </p>
      <ul class="contents-of">
        {it.lines.map((/** @type {any} */ { line, name, quantity }) => (
          <li key={line} lang="nb">
            {t('parcel.contents', { number: quantity, name })}
          </li>
        ))}
      </ul>
      {isAwaited(it) && <p>{moneyWords(order, isToSend(it), it)}</p>}
      {isToSend(it) && <SendTo lines={it.sendTo} />}
      {it.state === 'OPEN' && (
        <PaperLink href={it.formUrl}>{t('return.form', { number: it.number })}</PaperLink>
      )}
    </>
  );
}

/** @param {any} it @returns {boolean} whether there is, or may yet be, something to send */
function isToSend({ state, places }) {
  const { isHere, isComing } = whereabouts([places]);
  return state === 'OPEN' && (isHere || isComing);
}

/** @param {any} order @param {any} it that is open */
function openWords(order, { openedAt, sendBy, places, mayRefuse }) {
  const when = near(openedAt);
  const { isComing } = whereabouts([places]);
  const coming = isComing ? comingWords(order, mayRefuse) : '';
  if (sendBy) {
    const key = isPast(sendBy) ? 'return.state.OPEN.late' : 'return.state.OPEN';
    return `${t(key, { when, by: nearDay(sendBy) })} ${coming}`.trim();
  }
  return isComing
    ? `${t('return.state.OPEN.on-its-way', { when })} ${coming}`
    : t('return.state.OPEN.in-shop', { when });
}

/** @param {any} order @param {any} it */
function returnWords(order, it) {
  const { state, receivedAt, refundedAt, refunded, deductedFrom, refusal, withdrawnAt } = it;
  if (state === 'OPEN') return openWords(order, it);
  if (state === 'RECEIVED') return t('return.state.RECEIVED', { when: near(receivedAt) });
  if (state === 'WITHDRAWN') return t('return.state.WITHDRAWN', { when: near(withdrawnAt) });
  if (state === 'REFUNDED') return refundWords(refunded, near(refundedAt), deductedFrom);
  return refusal
    ? t('return.state.REFUSED.reason', { reason: refusal })
    : t('return.state.REFUSED');
}

/** @param {any} refunded @param {string} when @param {string | null} invoice that it was taken off, instead of paid out */
function refundWords(refunded, when, invoice) {
  if (!isSome(refunded)) return t('return.state.REFUNDED', { when });
  const amount = formatMoney(refunded, locale.value);
  return invoice
    ? t('return.state.REFUNDED.deducted', { when, amount, invoice: unbroken(invoice) })
    : t('return.state.REFUNDED.amount', { when, amount });
}
