/**
 * @typedef {import('./money.js').Money} Money
 *
 * @typedef {object} Line
 * @property {string} line
 * @property {number} quantity
 * @property {Money | null} price for one
 * @property {boolean} isCancelled
 * @property {boolean} isUnordered
 *
 * @typedef {{ lines: Line[], total: Money, discount: Money, delivery: { price: Money } }} Order
 * @typedef {{ line: string, quantity: number }} Chosen
 *
 * What comes back for what goes back: the prices that were agreed, and where nothing is kept the whole
 * sum with its delivery (angrerettloven §24).
 *
 * @param {Order} order
 * @param {Chosen[]} chosen
 * @returns {{ money: Money, isWhole: boolean } | null} null where a price isn't known
 */
export function moneyBack(order, chosen) {
  const { total, lines } = order;
  if (isWhole(order, chosen)) return { money: total, isWhole: true };
  const sums = chosen.map(({ line, quantity }) => sumOf(line, quantity, lines));
  if (sums.includes(null)) return null;
  const sum = sums.reduce((/** @type {number} */ all, each) => all + Number(each), 0);
  return { money: { amount: sum.toFixed(2), currency: total.currency }, isWhole: false };
}

/** @param {Order} order @param {Chosen[]} chosen */
function isWhole({ lines }, chosen) {
  const bought = lines.filter((line) => !line.isCancelled && !line.isUnordered);
  return (
    bought.length === lines.length &&
    bought.every(({ line, quantity }) =>
      chosen.some((each) => each.line === line && each.quantity === quantity),
    )
  );
}

/** @param {string} line @param {number} quantity @param {Line[]} lines @returns {number | null} */
function sumOf(line, quantity, lines) {
  const price = lines.find((each) => each.line === line)?.price;
  return price ? Number(price.amount) * quantity : null;
}
