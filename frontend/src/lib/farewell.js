import { text } from './fields.js';

/**
 * @typedef {'STAY' | 'FEWER' | 'LESS_OFTEN' | 'STOP'} Choice
 * @typedef {{ every: number, unit: string }} Rhythm
 * @typedef {{ line: { sku: string, quantity: number }, fewer: number | null }} Shared
 * @typedef {{ subscription: { id: string, version: number } & Rhythm, shared: Shared[], lessOften: Rhythm | null }} Food
 * @typedef {{ order: { id: string } }} Parcel
 */

/** @param {Food} food @param {Shared} shared @returns {string} of the field that asks about it */
export const shareName = ({ subscription }, { line }) => `shared.${subscription.id}.${line.sku}`;

/** @param {Parcel} parcel @returns {string} */
export const orderName = ({ order }) => `stop.${order.id}`;

/**
 * @typedef {{ product?: { isEaten: boolean } | null }} Line
 *
 * @param {Line} line of what isn't known any more it is as likely as not
 */
export const isEaten = ({ product }) => product?.isEaten ?? true;

/** @param {Line[]} lines @returns {'eaten' | 'used' | 'both'} which words fit all of them */
export function eatenOrUsed(lines) {
  if (lines.every(isEaten)) return 'eaten';
  return lines.some(isEaten) ? 'both' : 'used';
}

/**
 * What can become of food that others eat too; what isn't known to fit isn't offered.
 *
 * @param {Food} food
 * @param {Shared} shared
 * @returns {{ choice: Choice, number: number, rhythm: Rhythm }[]}
 */
export function choicesOf({ subscription, lessOften }, { line, fewer }) {
  const now = { number: line.quantity, rhythm: subscription };
  return [
    { choice: /** @type {Choice} */ ('STAY'), ...now },
    ...(fewer ? [{ choice: /** @type {Choice} */ ('FEWER'), ...now, number: fewer }] : []),
    ...(lessOften
      ? [{ choice: /** @type {Choice} */ ('LESS_OFTEN'), ...now, rhythm: lessOften }]
      : []),
    { choice: 'STOP', ...now },
  ];
}

/**
 * @param {FormData} fields
 * @param {{ pet: { id: string }, subscriptions: Food[], orders: Parcel[] }} asked
 * @returns {object} what the farewell is told
 */
export function farewellInput(fields, { pet, subscriptions, orders }) {
  return {
    pet: pet.id,
    kind: text(fields, 'kind'),
    memory: text(fields, 'memory') || 'KEEP',
    seen: subscriptions.map(({ subscription: { id, version } }) => ({ id, version })),
    shared: subscriptions.flatMap((food) =>
      food.shared.map((shared) => ({
        subscription: food.subscription.id,
        sku: shared.line.sku,
        choice: text(fields, shareName(food, shared)) || 'STAY',
      })),
    ),
    stopOrders: orders
      .filter((parcel) => text(fields, orderName(parcel)) === 'STOP')
      .map(({ order }) => order.id),
  };
}
