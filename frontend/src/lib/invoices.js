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

/**
 * What the shop needs from the customer for their orders.
 *
 * @typedef {object} Asked
 * @property {'invoice' | 'return'} kind
 * @property {string} id
 * @property {string} order the order's id; empty where the invoice has none
 * @property {any} about the invoice or the return
 *
 * @param {{ unpaidInvoices: any[], orders: { nodes: any[] } }} customer
 * @returns {Asked[]} pressing invoices as the server has them, then returns to send, the earliest first
 */
export function askedFor({ unpaidInvoices, orders }) {
  const owed = unpaidInvoices.filter(isPressing);
  return [
    ...owed.map((invoice) => ({
      kind: /** @type {const} */ ('invoice'),
      id: invoice.id,
      order: invoice.orderId ?? '',
      about: invoice,
    })),
    ...orders.nodes.flatMap(toSend).sort((a, b) => a.about.sendBy.localeCompare(b.about.sendBy)),
  ];
}

/** @param {{ id: string, returns: any[] }} order @returns {Asked[]} */
function toSend({ id, returns }) {
  const open = returns.filter(({ state, sendBy }) => state === 'OPEN' && sendBy);
  return open.map((about) => ({ kind: 'return', id: about.id, order: id, about }));
}
