/**
 * @typedef {'PLACED' | 'PACKING' | 'PARTLY_SHIPPED' | 'SHIPPED' | 'PARTLY_DELIVERED' | 'DELIVERED' | 'CANCELLED' | 'PARCEL_RETURNED'} OrderState
 *
 * @typedef {object} Shipment
 * @property {'ON_ITS_WAY' | 'DELIVERED' | 'RETURNED'} state
 * @property {'ORDER' | 'INVOICE' | 'ORDER_PAPERS'} purpose
 * @property {string} carrier
 * @property {string | null} trackingUrl
 * @property {string} shippedAt ISO 8601, as the others
 * @property {string | null} deliveredAt
 * @property {string | null} returnedAt
 * @property {string | null} [expectedOn] ISO 8601 calendar day
 *
 * @typedef {object} Moment
 * @property {string} at ISO 8601
 * @property {string} kind
 * @property {string | null} reference
 * @property {{ amount: string } | null} [amount]
 */

export const ORDERS_PATH = '/bestillinger';
export const INVOICES_PATH = `${ORDERS_PATH}/fakturaer`;

/** @param {string} id @returns {string} the order's own page */
export const orderPath = (id) => `${ORDERS_PATH}/${encodeURIComponent(id)}`;

/** @param {string} id of an order @param {string} invoice @returns {string} the invoice on the order's page */
export const orderInvoicePath = (id, invoice) => `${orderPath(id)}#${invoiceId(invoice)}`;

/** @param {string} id of an order @param {string} it @returns {string} the return on the order's page */
export const orderReturnPath = (id, it) => `${orderPath(id)}#${returnId(it)}`;

/** @param {string} id @returns {string} the invoice's place on its order's page */
export const invoiceId = (id) => `invoice-${id}`;

/** @param {string} id @returns {string} the return's place on its order's page */
export const returnId = (id) => `return-${id}`;

/** @param {string} id @returns {string} where its goods are sent back from */
export const withdrawPath = (id) => `${orderPath(id)}/angre`;

/** @param {string} id @param {string} line @returns {string} where a fault is reported */
export const complainPath = (id, line) =>
  `${orderPath(id)}/reklamasjon/${encodeURIComponent(line)}`;

/** @param {Shipment[]} shipments @returns {Shipment[]} those with goods in them, rather than papers */
export const parcelsOf = (shipments) => shipments.filter(({ purpose }) => purpose === 'ORDER');

/** @param {Shipment[]} shipments @returns {Shipment[]} the parcels that can be followed now */
export function followed(shipments) {
  const isFollowed = (/** @type {Shipment} */ { state, trackingUrl }) =>
    state === 'ON_ITS_WAY' && trackingUrl !== null;
  return parcelsOf(shipments).filter(isFollowed);
}

/** @param {Shipment[]} shipments @returns {string | null} the day by which all that is on its way should be there; null where nobody knows */
export function expectedOn(shipments) {
  const coming = parcelsOf(shipments).filter(({ state }) => state === 'ON_ITS_WAY');
  const days = coming.map((parcel) => parcel.expectedOn ?? '').sort();
  return days.includes('') ? null : (days.at(-1) ?? null);
}

/** @type {Partial<Record<OrderState, 'shippedAt' | 'deliveredAt' | 'returnedAt'>>} what the state dates from */
const dated = {
  PARTLY_SHIPPED: 'shippedAt',
  SHIPPED: 'shippedAt',
  PARTLY_DELIVERED: 'deliveredAt',
  DELIVERED: 'deliveredAt',
  PARCEL_RETURNED: 'returnedAt',
};

/**
 * @param {{ state: OrderState, shipments: Shipment[], timeline?: Moment[] }} order
 * @returns {string | null} when it came to be so, ISO 8601; null where nobody knows, or it goes without saying
 */
export function sinceWhen({ state, shipments, timeline = [] }) {
  if (state === 'CANCELLED') return latest(timeline.map(cancelledAt));
  const name = dated[state];
  return name ? latest(parcelsOf(shipments).map((parcel) => parcel[name])) : null;
}

/** @param {Moment} moment */
const cancelledAt = ({ kind, at }) => (kind === 'CANCELLED' ? at : null);

/** @param {(string | null)[]} moments @returns {string | null} */
function latest(moments) {
  const known = moments.filter((moment) => moment !== null);
  known.sort((a, b) => Date.parse(b) - Date.parse(a));
  return known[0] ?? null;
}

/** What was a moment's news is told no more once one of these has come after it. */
const told = new Map(
  Object.entries({
    CHANGED: ['CHANGED'],
    PACKING: ['PACKING', 'SHIPPED', 'CANCELLED'],
    CANCEL_REQUESTED: ['CANCEL_REQUESTED', 'CANCELLATION_REFUSED', 'CANCELLED', 'LINES_CANCELLED'],
    PAYMENT_FAILED: ['PAYMENT_FAILED', 'PAID', 'PLACED', 'PACKING', 'SHIPPED', 'CANCELLED'],
    RETURN_OPENED: ['RETURN_RECEIVED', 'RETURN_REFUNDED', 'RETURN_DEDUCTED', 'RETURN_REFUSED'],
    RETURN_RECEIVED: ['RETURN_REFUNDED', 'RETURN_DEDUCTED', 'RETURN_REFUSED'],
    COMPLAINT_OPENED: ['COMPLAINT_SETTLED'],
  }),
);

/**
 * What has happened to an order as it is understood now: what came of something stands in its place.
 *
 * @template {Moment} T
 * @param {T[]} timeline oldest first
 * @returns {T[]} newest first
 */
export function story(timeline) {
  const isNews = (/** @type {T} */ moment, /** @type {number} */ index) =>
    !timeline.slice(index + 1).some((later) => makesOld(later, moment));
  return timeline
    .filter(isNews)
    .filter((moment) => !isToldAsReturn(moment, timeline))
    .reverse();
}

/**
 * What is taken off an invoice for a return comes as a credit too, and is one thing to who reads it.
 *
 * @param {Moment} moment
 * @param {Moment[]} timeline
 */
function isToldAsReturn({ kind, amount }, timeline) {
  const isSame = (/** @type {Moment} */ other) =>
    other.kind === 'RETURN_DEDUCTED' && other.amount?.amount === amount?.amount;
  return kind === 'CREDITED' && amount != null && timeline.some(isSame);
}

/** @param {Moment} later @param {Moment} moment */
function makesOld(later, moment) {
  const isSame = !later.reference || !moment.reference || later.reference === moment.reference;
  return isSame && (told.get(moment.kind)?.includes(later.kind) ?? false);
}

/**
 * @template {{ isCancelled: boolean }} T
 * @param {T[]} lines
 * @returns {T[]} those whose pictures stand for the order: what was cancelled only where there is nothing else
 */
export function shownOf(lines) {
  const kept = lines.filter((line) => !line.isCancelled);
  return kept.length > 0 ? kept : lines;
}

/**
 * @typedef {object} Line
 * @property {string} line
 * @property {number} quantity
 * @property {boolean} isCancelled
 * @property {boolean} isUnordered
 * @property {number} shippedQuantity
 * @property {number} returnedQuantity
 *
 * @typedef {'unordered' | 'cancelled' | 'waiting' | 'returning' | 'returning.some' | 'returned' | 'returned.some'} Special
 *
 * @typedef {{ state: string, lines: { line: string, quantity: number }[] }} Back something that goes back, or doesn't after all
 *
 * @param {Line} line
 * @param {{ state: OrderState, returns: Back[] }} order
 * @returns {Special[]} what is special about it
 */
export function specialOf(line, order) {
  return [...specialInSending(line, order), ...specialInReturning(line, order)];
}

/** @param {Line} line @param {{ state: OrderState }} order @returns {Special[]} */
function specialInSending(line, { state }) {
  if (line.isUnordered) return ['unordered'];
  if (line.isCancelled) return ['cancelled'];
  // Part of it is sent and part of it isn't, or others are sent and this isn't.
  const isWaiting = state.startsWith('PARTLY_') && line.shippedQuantity < line.quantity;
  return isWaiting ? ['waiting'] : [];
}

/** @param {Line} line @param {{ returns: Back[] }} order @returns {Special[]} */
function specialInReturning(line, { returns }) {
  const { quantity, returnedQuantity } = line;
  if (returnedQuantity === 0) return [];
  const isAll = returnedQuantity === quantity;
  const isOpen = returningOf(line, returns) > 0;
  if (isOpen) return [returningOf(line, returns) < quantity ? 'returning.some' : 'returning'];
  return [isAll ? 'returned' : 'returned.some'];
}

/** @param {{ line: string }} line @param {Back[]} returns @returns {number} how many of it are told of and haven't come yet */
export function returningOf({ line }, returns) {
  const open = returns.filter(({ state }) => state === 'OPEN').flatMap(({ lines }) => lines);
  return open.reduce((sum, each) => sum + (each.line === line ? each.quantity : 0), 0);
}

/** @param {{ state: string }} order @returns {boolean} whether its parcel came back, so that nothing is on its way to anybody */
export const cameBack = ({ state }) => state === 'PARCEL_RETURNED';

/** @param {{ state: string }} back @returns {boolean} whether its money is waited for */
export const isAwaited = ({ state }) => state === 'OPEN' || state === 'RECEIVED';

/** @typedef {import('./money.js').Money} Money */
/** @typedef {{ state: string, places: string[], moneyBy: string | null, moneyBack: Money | null }} Withdrawn */

/**
 * @param {{ returns: Withdrawn[] }} order whose parcel came back
 * @returns {{ moneyBy: string | null, money: Money | null } | null} what comes back, and when at the latest,
 *   for goods that one has withdrawn from and the shop has again; null where there are none
 */
export function withdrawnFromBack({ returns }) {
  return waitedFor(returns.filter((back) => isAwaited(back) && isInShop(back)));
}

/** @param {Withdrawn} back */
const isInShop = ({ state, places }) => state === 'RECEIVED' || places.includes('IN_SHOP');

/** @param {Withdrawn[]} returns @returns {ReturnType<typeof withdrawnFromBack>} the same of all these that are waited for */
export function waitedFor(returns) {
  const waited = returns.filter(isAwaited);
  if (waited.length === 0) return null;
  const days = waited.flatMap(({ moneyBy }) => moneyBy ?? []).sort();
  return { moneyBy: days.at(-1) ?? null, money: sumOf(waited.map(({ moneyBack }) => moneyBack)) };
}

/** @param {(Money | null)[]} sums @returns {Money | null} null where one isn't known */
function sumOf(sums) {
  const known = sums.filter((money) => money !== null);
  if (known.length < sums.length) return null;
  const sum = known.reduce((all, { amount }) => all + Number(amount), 0);
  return { ...known[0], amount: sum.toFixed(2) };
}

/** @param {{ lines: { returnablePlaces: string[] }[] }} order @returns {boolean} whether any of what can be withdrawn from is yet to come */
export const isAnyToCome = ({ lines }) =>
  lines.some(({ returnablePlaces }) => returnablePlaces.includes('ON_ITS_WAY'));

/** @param {Shipment[]} shipments @returns {boolean} whether all that was sent lies in the shop again */
export function isAllBack(shipments) {
  const parcels = parcelsOf(shipments);
  return parcels.length > 0 && parcels.every(({ state }) => state === 'RETURNED');
}

/**
 * @template {{ state: string, shipments: Shipment[] }} T
 * @param {T[]} orders that aren't at their end
 * @returns {{ back: T[], coming: T[] }} those whose parcel came back, and those that are under way
 */
export function apart(orders) {
  const isBack = (/** @type {T} */ order) => cameBack(order) || isWithdrawnBack(order);
  return { back: orders.filter(isBack), coming: orders.filter((order) => !isBack(order)) };
}

/** @param {{ state: string, shipments: Shipment[] }} order @returns {boolean} whether it came back, and nobody waits for it any more */
export const isWithdrawnBack = ({ state, shipments }) =>
  state === 'DELIVERED' && isAllBack(shipments);

/**
 * @param {{ lines: { isCancelled: boolean, isUnordered: boolean, quantity: number, returnedQuantity: number }[] }} order
 * @returns {boolean} whether all that was bought goes back, or is back
 */
export function isAllSentBack({ lines }) {
  const kept = bought(lines);
  return kept.length > 0 && kept.every((line) => line.returnedQuantity >= line.quantity);
}

/** @template {{ isCancelled: boolean, isUnordered: boolean, returnedQuantity: number }} T @param {{ lines: T[] }} order @returns {T[]} the lines of which some does */
export const sentBack = ({ lines }) =>
  bought(lines).filter(({ returnedQuantity }) => returnedQuantity > 0);

/** @template {{ isCancelled: boolean, isUnordered: boolean }} T @param {T[]} lines @returns {T[]} */
const bought = (lines) => lines.filter((line) => !line.isCancelled && !line.isUnordered);
