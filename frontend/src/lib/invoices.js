/**
 * @typedef {'DUE' | 'OVERDUE' | 'REMINDED' | 'IN_COLLECTION' | 'PAID' | 'CREDITED'} InvoiceState
 */

/** Nobody has to hurry before these. @type {ReadonlySet<string>} */
const pressing = new Set(['OVERDUE', 'REMINDED', 'IN_COLLECTION']);

/** @param {any} invoice @returns {boolean} whether its time is up, and we need it from the customer */
export const isPressing = (invoice) => pressing.has(invoice.state) && !isAllReturning(invoice);

/** @param {any} invoice @returns {boolean} whether somebody else collects it, who doesn't wait */
export const isCollected = ({ state }) => state === 'IN_COLLECTION';

/** @param {any} invoice @returns {boolean} whether a return of it is waited for; who collects doesn't wait */
export const isReturning = ({ state, returning }) =>
  state !== 'IN_COLLECTION' && isSome(returning ?? null);

/** @param {any} invoice @returns {boolean} whether all that is owed on it is for goods on their way back */
export const isAllReturning = (invoice) => isReturning(invoice) && !isSome(toPay(invoice));

/** @param {any} invoice @returns {import('./money.js').Money} what is owed but for what is on its way back */
export function toPay(invoice) {
  const { balance, returning } = invoice;
  if (!isReturning(invoice)) return balance;
  return { ...balance, amount: (Number(balance.amount) - Number(returning.amount)).toFixed(2) };
}

/** @param {{ balance: { amount: string } }} invoice @returns {boolean} whether anything is owed */
export const isOwed = ({ balance }) => isSome(balance);

/** @param {{ amount: string } | null} money @returns {boolean} whether it is more than nothing */
export const isSome = (money) => money !== null && Number(money.amount) > 0;

/** @param {{ invoices: any[] }} order @returns {boolean} whether something is owed on it still */
export const isUnpaid = ({ invoices }) => invoices.some(isOwed);

/** @param {{ id: string }} order @param {{ orderId: string | null }[]} unpaid invoices @returns {boolean} whether one of these is for it */
export const isOwedOn = ({ id }, unpaid) => unpaid.some(({ orderId }) => orderId === id);

/** @param {any[]} invoices @returns {import('./money.js').Money | null} what is to be paid of them all now; null where that isn't one sum */
export function owedInAll(invoices) {
  const [first] = invoices;
  if (!first || invoices.some(({ balance }) => balance.currency !== first.balance.currency))
    return null;
  const sum = invoices.reduce((all, invoice) => all + Number(toPay(invoice).amount), 0);
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
