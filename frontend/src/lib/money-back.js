/**
 * @typedef {import('./money.js').Money} Money
 *
 * @typedef {object} Line
 * @property {string} line
 * @property {number} quantity
 * @property {Money | null} price for one
 * @property {boolean} isCancelled
 * @property {boolean} isUnordered
 * @property {number} returnedQuantity what of it goes back already
 *
 * @typedef {{ lines: Line[], total: Money, discount: Money, delivery: { price: Money } }} Order
 * @typedef {{ line: string, quantity: number }} Chosen
 *
 * What comes back for what goes back: the prices that were agreed, and where nothing is kept the whole
 * sum with its delivery (angrerettloven §24), also where it is withdrawn from little by little.
 *
 * @param {Order} order
 * @param {Chosen[]} chosen
 * @returns {{ money: Money, isWhole: boolean } | null} null where a price isn't known
 */
export function moneyBack(order, chosen) {
  const { total, lines } = order;
  const isAll = isWhole(order, chosen);
  if (isAll && lines.every(({ returnedQuantity }) => returnedQuantity === 0))
    return { money: total, isWhole: true };
  const sums = chosen.map(({ line, quantity }) => sumOf(line, quantity, lines));
  if (sums.includes(null)) return null;
  const freight = isAll ? Number(order.delivery.price.amount) : 0;
  const sum = sums.reduce((/** @type {number} */ all, each) => all + Number(each), freight);
  return { money: { amount: sum.toFixed(2), currency: total.currency }, isWhole: isAll };
}

/** With what goes back already. @param {Order} order @param {Chosen[]} chosen */
function isWhole({ lines }, chosen) {
  const bought = lines.filter((line) => !line.isCancelled && !line.isUnordered);
  /** @param {string} line */
  const chosenOf = (line) => chosen.find((each) => each.line === line)?.quantity ?? 0;
  return (
    bought.length === lines.length &&
    bought.every((each) => chosenOf(each.line) + each.returnedQuantity >= each.quantity)
  );
}

/** @param {string} line @param {number} quantity @param {Line[]} lines @returns {number | null} */
function sumOf(line, quantity, lines) {
  const price = lines.find((each) => each.line === line)?.price;
  return price ? Number(price.amount) * quantity : null;
}
