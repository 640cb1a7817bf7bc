import { locale, t } from '../../i18n/index.js';
import { isRefused } from '../../lib/charges.js';
import { formatNear, formatNearDay } from '../../lib/format.js';
import { isAllReturning, isReturning } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import {
  cameBack,
  expectedOn,
  isAllBack,
  isAllSentBack,
  isWithdrawnBack,
  sentBack,
  sinceWhen,
  waitedFor,
} from '../../lib/orders.js';

/** @typedef {import('../../i18n/index.js').Key} Key */

/**
 * @param {any} order
 * @param {boolean} isUnpaid whether something is owed on it
 * @param {import('../../lib/charges.js').Charge} [charge] that it waits for
 * @returns {string} how it is with it, in a sentence or three
 */
export function stateWords(order, isUnpaid, charge) {
  const isAsked = order.cancelRequestedAt && isOpen(order.state);
  if (isAsked) return t('order.state.asked');
  if (charge && order.state === 'PLACED')
    return t(isRefused(charge) ? 'order.state.unpaid' : 'order.state.awaited');
  return `${dated(asItCame(order))} ${withdrawnWords(order, isUnpaid)}`.trim();
}

/**
 * Nobody waits for what came back and was withdrawn from, but it wasn't delivered.
 *
 * @template {Parameters<typeof sinceWhen>[0]} T
 * @param {T} order
 * @returns {T}
 */
function asItCame(order) {
  return isWithdrawnBack(order) ? { ...order, state: 'PARCEL_RETURNED' } : order;
}

/**
 * What came back is told of otherwise, and of what was delivered some may go back later.
 *
 * @param {any} order
 * @param {boolean} isUnpaid
 */
function withdrawnWords(order, isUnpaid) {
  if (order.state === 'CANCELLED' || cameBack(order)) return '';
  const isAll = isAllSentBack(order);
  if (order.state === 'DELIVERED' && !isWithdrawnBack(order))
    return isAll ? t('order.state.sent-back') : '';
  const gone = sentBack(order);
  if (gone.length === 0) return '';
  const what = isAll ? t('order.state.withdrawn') : t('order.state.withdrawn.of', named(gone));
  return `${what} ${withdrawnMoney(order, isAll, isUnpaid)}`.trim();
}

/** @param {any[]} lines */
function named(lines) {
  const names = lines.map(({ name, quantity, returnedQuantity }) =>
    returnedQuantity < quantity ? `${returnedQuantity}\u00a0× ${name}` : name,
  );
  return { names: new Intl.ListFormat(locale.value).format(names) };
}

/** @param {any} order @param {boolean} isAll @param {boolean} isUnpaid */
function withdrawnMoney(order, isAll, isUnpaid) {
  if (isUnpaid) return isAll ? t('money.none') : '';
  const waited = waitedFor(order.returns);
  return waited ? backWords(waited.money, waited.moneyBy, isAllBack(order.shipments)) : '';
}

/**
 * @param {import('../../lib/money.js').Money | null} money null where nobody knows how much
 * @param {string | null} day the last one; null where it is past
 * @param {boolean} isBack whether the shop has the goods, so that they aren't waited for
 * @returns {string} what comes back, and when
 */
export function backWords(money, day, isBack) {
  const values = {
    amount: money ? formatMoney(money, locale.value) : '',
    when: day ? formatNearDay(day, locale.value) : '',
  };
  const when = day ? 'by' : isBack ? 'soon' : 'later';
  return t(money ? `money.${when}.sum` : `money.${when}`, values);
}

/** @param {Parameters<typeof sinceWhen>[0]} order */
function dated(order) {
  const expected = order.state === 'SHIPPED' && expectedOn(order.shipments);
  if (expected)
    return t('order.state.SHIPPED.expected', { when: formatNearDay(expected, locale.value) });
  const since = sinceWhen(order);
  if (!since) return t(`order.state.${order.state}`);
  const key = /** @type {Key} */ (`order.state.${order.state}.when`);
  return t(key, { when: formatNear(since, locale.value) });
}

/** @param {string} state @returns {boolean} whether it can still be said yes or no to cancelling */
export const isOpen = (state) => state === 'PLACED' || state === 'PACKING';

/** @param {any} invoice @returns {string} what is on its way back of it, so that it needn't be paid; empty where nothing is */
export function returningWords(invoice) {
  if (!isReturning(invoice)) return '';
  const returning = formatMoney(invoice.returning, locale.value);
  return t(isAllReturning(invoice) ? 'owed.returning.all' : 'owed.returning', { returning });
}

/**
 * @param {any} invoice that isn't paid
 * @returns {string} how urgent it is, in a sentence
 */
export function owedWords(invoice) {
  if (isAllReturning(invoice)) return returningWords(invoice);
  const { state, dueOn, collector } = invoice;
  if (state === 'IN_COLLECTION' && collector)
    return t('owed.state.IN_COLLECTION.with', { collector });
  const key = /** @type {Key} */ (`owed.state.${state}`);
  return t(key, { when: formatNearDay(dueOn, locale.value) });
}
