export const CARTS_PATH = '/handlekurver';

/** As the server allows of one product. */
export const MOST_OF_ONE = 999;

/** @param {string} id @returns {string} the cart's own page */
export const cartPath = (id) => `${CARTS_PATH}/${encodeURIComponent(id)}`;

/**
 * @param {string} order its id
 * @param {string} [line] only that one, by what the order calls it
 * @returns {string} where an order's goods are put into a cart
 */
export function fromOrderPath(order, line) {
  const query = new URLSearchParams({ 'fra-ordre': order });
  if (line) query.set('linje', line);
  return `${CARTS_PATH}?${query}`;
}

/** @param {string} typed @returns {number | undefined} how many; undefined for what is no whole number that can be */
export function quantityIn(typed) {
  if (!/^\d{1,6}$/.test(typed.trim())) return undefined;
  const quantity = Number(typed);
  return quantity <= MOST_OF_ONE ? quantity : undefined;
}

/**
 * The lines in the order in which one has seen them; one that was taken out just now keeps its place as long as that is
 * told.
 *
 * @param {string[]} seen skus in their order
 * @param {string[]} there skus that are in the cart now
 * @param {string | undefined} told of which it is told
 * @returns {string[]}
 */
export function keptOrder(seen, there, told) {
  const kept = seen.filter((sku) => there.includes(sku) || sku === told);
  return [...kept, ...there.filter((sku) => !seen.includes(sku))];
}

/** @param {{ canBuy: boolean, news?: string | null }} line @returns {boolean} whether the shop may have it: what only the shop knows is for it to say */
export const mayBeHad = ({ canBuy, news }) => canBuy || news === 'UNKNOWN';
