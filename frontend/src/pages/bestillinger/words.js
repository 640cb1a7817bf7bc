import { returningWords } from '../../components/orders/words.js';
import { has, locale, t } from '../../i18n/index.js';
import { formatNear, formatNearDay } from '../../lib/format.js';
import { isAllReturning, isSome } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { withOneStop } from '../../lib/texts.js';

/** @typedef {import('../../i18n/index.js').Key} Key */

/** @param {string} moment @returns {string} its day, as one speaks of it */
export const near = (moment) => formatNear(moment, locale.value);

/** @param {string} day @returns {string} the same of a day */
export const nearDay = (day) => formatNearDay(day, locale.value);

/** @param {any} invoice @returns {string} */
export function invoiceWords(invoice) {
  if (isAllReturning(invoice)) return returningWords(invoice);
  const { state, dueOn } = invoice;
  const key = /** @type {Key} */ (`invoice.state.${state}`);
  return t(key, { when: nearDay(dueOn) });
}

/**
 * @param {'delivery' | 'payment'} kind
 * @param {string} word of the shop's
 * @returns {string} as people say it; one that we don't know stands as it is
 */
export function wayWords(kind, word) {
  const key = `${kind}.${word}`;
  return has(key) ? t(/** @type {Key} */ (key)) : word;
}

/** @type {ReadonlySet<string>} what is told with the names of the goods, where it isn't about all of them */
const named = new Set([
  ...['LINES_CANCELLED', 'SHIPPED', 'DELIVERED'],
  ...['RETURN_OPENED', 'RETURN_WITHDRAWN', 'COMPLAINT_OPENED'],
]);

/** @type {ReadonlySet<string>} what is told with its amount, and is told without one too */
const counted = new Set(['INVOICED', 'PAID', 'CREDITED', 'RETURN_REFUNDED', 'RETURN_DEDUCTED']);

/** @param {{ kind: string, amount: any, names: string[] }} moment @returns {string} what happened */
export function momentWords({ kind, amount, names }) {
  const key = /** @type {(rest?: string) => Key} */ (
    (rest = '') => /** @type {Key} */ (`moment.${kind}${rest}`)
  );
  if (counted.has(kind))
    return isSome(amount)
      ? t(key(), { amount: formatMoney(amount, locale.value) })
      : t(key('.bare'));
  if (named.has(kind) && names.length > 0)
    return withOneStop(t(key('.names'), { names: spoken(names) }));
  return t(key());
}

/** Names are names, and begin as they do. @param {string[]} names */
const spoken = (names) => new Intl.ListFormat(locale.value).format(names);
