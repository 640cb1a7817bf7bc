import { locale, t } from '../../i18n/index.js';
import { formatNear, formatNearDay } from '../../lib/format.js';
import { isAllReturning, isReturning, toPay } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import {
  cameBack,
  expectedOn,
  isAllBack,
  isAllSentBack,
  isSomeSentBack,
  sinceWhen,
} from '../../lib/orders.js';

/** @typedef {import('../../i18n/index.js').Key} Key */

/**
 * @param {Parameters<typeof sinceWhen>[0] & Parameters<typeof isAllSentBack>[0] & { cancelRequestedAt?: string | null }} order
 * @returns {string} how it is with it, in a sentence or two
 */
export function stateWords(order) {
  const isAsked = order.cancelRequestedAt && isOpen(order.state);
  if (isAsked) return t('order.state.asked');
  return `${dated(asItCame(order))} ${withdrawnWords(order)}`.trim();
}

/**
 * Nobody waits for what came back and was withdrawn from, but it wasn't delivered.
 *
 * @template {Parameters<typeof sinceWhen>[0]} T
 * @param {T} order
 * @returns {T}
 */
function asItCame(order) {
  const isBack = order.state === 'DELIVERED' && isAllBack(order.shipments);
  return isBack ? { ...order, state: 'PARCEL_RETURNED' } : order;
}

/** What came back is told of otherwise, and of what was delivered some may go back later. @param {Parameters<typeof stateWords>[0]} order */
function withdrawnWords(order) {
  if (order.state === 'CANCELLED' || cameBack(order)) return '';
  const isAll = isAllSentBack(order);
  if (order.state === 'DELIVERED') return isAll ? t('order.state.sent-back') : '';
  if (isAll) return t('order.state.withdrawn');
  return isSomeSentBack(order) ? t('order.state.withdrawn.some') : '';
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

/** @param {any} invoice @returns {string} what is on its way back of it, and what to pay; empty where nothing is */
export function returningWords(invoice) {
  if (!isReturning(invoice)) return '';
  const returning = formatMoney(invoice.returning, locale.value);
  if (isAllReturning(invoice)) return t('owed.returning.all', { returning });
  return t('owed.returning', { returning, amount: formatMoney(toPay(invoice), locale.value) });
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
