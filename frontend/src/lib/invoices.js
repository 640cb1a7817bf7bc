/**
 * @typedef {'DUE' | 'OVERDUE' | 'REMINDED' | 'IN_COLLECTION' | 'PAID' | 'CREDITED'} InvoiceState
 */

/** Nobody has to hurry before these. @type {ReadonlySet<string>} */
const pressing = new Set(['OVERDUE', 'REMINDED', 'IN_COLLECTION']);

/** @param {{ state: InvoiceState }} invoice @returns {boolean} whether its time is up, and we need it from the customer */
export const isPressing = ({ state }) => pressing.has(state);

/** @param {{ balance: { amount: string } }} invoice @returns {boolean} whether anything is owed */
export const isOwed = ({ balance }) => isSome(balance);

/** @param {{ amount: string } | null} money @returns {boolean} whether it is more than nothing */
export const isSome = (money) => money !== null && Number(money.amount) > 0;

/** @param {{ invoices: any[] }} order @returns {boolean} whether something is owed on it still */
export const isUnpaid = ({ invoices }) => invoices.some(isOwed);

/** @param {any[]} invoices @returns {import('./money.js').Money | null} what is owed on them all; null where that isn't one sum */
export function owedInAll(invoices) {
  const [first] = invoices;
  if (!first || invoices.some(({ balance }) => balance.currency !== first.balance.currency))
    return null;
  const sum = invoices.reduce((all, { balance }) => all + Number(balance.amount), 0);
  return { amount: sum.toFixed(2), currency: first.balance.currency };
}

/**
 * What the shop needs from the customer for their orders.
 *
 * @typedef {object} Asked
 * @property {'invoice' | 'return'} kind
 * @property {string} id
 * @property {string} order the order's id; empty where the invoice has none
 * @property {any} about the invoice or the return
 *
 * @param {{ unpaidInvoices: any[], openReturns: any[] }} customer
 * @returns {Asked[]} pressing invoices, then returns to send, each as the server has them
 */
export function askedFor({ unpaidInvoices, openReturns }) {
  const owed = unpaidInvoices.filter(isPressing);
  return [
    ...owed.map((invoice) => ({
      kind: /** @type {const} */ ('invoice'),
      id: invoice.id,
      order: invoice.orderId ?? '',
      about: invoice,
    })),
    ...openReturns.map((about) => ({
      kind: /** @type {const} */ ('return'),
      id: about.id,
      order: about.orderId,
      about,
    })),
  ];
}
