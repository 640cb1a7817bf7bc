import { backWords } from '../../components/orders/words.js';
import { locale, t } from '../../i18n/index.js';
import { isCollected, isOwed, isSome, isUnpaid, owedInAll } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { isPast } from '../../lib/today.js';
import { nearDay } from './words.js';

/** The ways of delivery that a parcel is refused in otherwise than in others. */
const refusing = { home_delivery: true, pickup_point: true, letter_box: true };

/** @param {any} order @returns {keyof typeof refusing | 'other'} how its parcel comes, as far as refusing it goes */
export function wayOf({ delivery: { method } }) {
  return method in refusing ? /** @type {keyof typeof refusing} */ (method) : 'other';
}

/**
 * @param {any} order
 * @param {boolean} mayRefuse whether nothing that is kept comes along
 * @returns {string} what to do about goods that one withdrew from and that haven't come
 */
export function comingWords(order, mayRefuse) {
  const way = wayOf(order);
  return t(mayRefuse && way !== 'letter_box' ? `return.coming.${way}` : 'return.coming.some');
}

/**
 * What comes back for a return and when, or what is left to pay: goods that are in the shop again
 * aren't waited for.
 *
 * @param {any} order
 * @param {boolean} isSent whether some of its goods are elsewhere
 * @param {{ moneyBy: string | null, moneyBack: import('../../lib/money.js').Money | null }} back
 * @returns {string}
 */
export function moneyWords(order, isSent, { moneyBy, moneyBack }) {
  if (isUnpaid(order)) return unpaidWords(order.invoices.filter(isOwed));
  const words = backWords(moneyBack, moneyBy, !isSent);
  return isSent && moneyBy ? `${words} ${t('return.money.wait')}` : words;
}

/** @param {any[]} owed invoices */
function unpaidWords(owed) {
  const sum = owedInAll(owed);
  if (!sum || owed.some(isCollected)) return t('return.unpaid');
  if (!isSome(sum)) return t('return.unpaid.none');
  const amount = formatMoney(sum, locale.value);
  const [first] = owed.map(({ dueOn }) => dueOn).sort();
  if (isPast(first)) return t('return.unpaid.pay.late', { amount });
  return t('return.unpaid.pay', { amount, when: nearDay(first) });
}
