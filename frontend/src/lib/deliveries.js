import { DELIVERIES_PATH } from './delivery-days.js';
import { keepTogether } from './no-break.js';

/**
 * @typedef {{ id: string, name: string }} Pet
 * @typedef {{ sku: string, quantity: number }} Thing
 * @typedef {{ pets: Pet[], product: { name: string } | null, sku: string }} Line
 * @typedef {{ state: 'ACTIVE' | 'PAUSED' | 'CANCELLED', pausedUntil: string | null, nextDelivery: { putOffSince: string | null } | null }} Standing
 */

export const NEW_DELIVERY_PATH = `${DELIVERIES_PATH}/ny`;
export const CALENDAR_PATH = `${DELIVERIES_PATH}/kalender`;

/** As the server allows of one product. */
export const MOST_OF_ONE = 99;

/** The longest time between two, as the server allows. */
export const LONGEST = { WEEK: 26, MONTH: 6 };

/**
 * @param {Thing[]} things
 * @param {Partial<When>} [when]
 * @param {Partial<How>} [how]
 * @returns {string} where fixed deliveries of these are begun
 */
export function startPath(things, { every, unit, firstOn } = {}, how = {}) {
  if (things.length === 0) return NEW_DELIVERY_PATH;
  // Twice: the router reads the address once, and a comma in a number isn't one between two.
  const twice = (/** @type {string} */ sku) => encodeURIComponent(encodeURIComponent(sku));
  const said = things.map(({ sku, quantity }) => `${twice(sku)}:${quantity}`);
  const often = every && unit ? `&hver=${every}-${unit}` : '';
  const from = firstOn ? `&fra=${firstOn}` : '';
  return `${NEW_DELIVERY_PATH}?varer=${said.join(',')}${often}${from}${saidOf(how)}`;
}

/**
 * @typedef {{ deliveryMethod: string, payment: string, notice: string }} How it comes, is paid and is told of
 *
 * What each can be, the usual one first, and what it is called in an address.
 */
const HOW = {
  deliveryMethod: { said: 'maate', all: ['home_delivery', 'letter_box', 'pickup_point'] },
  payment: { said: 'betaling', all: ['invoice', 'card', 'vipps'] },
  notice: { said: 'varsel', all: ['email', 'sms'] },
};

const HOWS = /** @type {(keyof How)[]} */ (Object.keys(HOW));

/** @param {Partial<How>} how @returns {string} as an address says it: what is as usual not at all */
function saidOf(how) {
  const others = HOWS.filter((name) => HOW[name].all.indexOf(how[name] ?? '') > 0);
  return others.map((name) => `&${HOW[name].said}=${how[name]}`).join('');
}

/**
 * @param {Record<string, string>} query of the address
 * @returns {How} as usual where it says nothing that can be
 */
export function howIn(query) {
  const pairs = HOWS.map((name) => {
    const { said, all } = HOW[name];
    return [name, all.includes(query[said]) ? query[said] : all[0]];
  });
  return Object.fromEntries(pairs);
}

/**
 * @typedef {{ every: number, unit: 'WEEK' | 'MONTH', firstOn: string }} When
 *
 * @param {{ hver?: string, fra?: string }} said in the address
 * @returns {When} as usual where it says nothing that can be
 */
export function whenIn({ hver = '', fra = '' }) {
  const [, number, unit] = hver.match(/^(\d{1,2})-(WEEK|MONTH)$/) ?? [];
  const most = LONGEST[/** @type {'WEEK'} */ (unit)] ?? 0;
  const isOne = Number(number) >= 1 && Number(number) <= most;
  return {
    every: isOne ? Number(number) : 4,
    unit: /** @type {'WEEK'} */ (isOne ? unit : 'WEEK'),
    firstOn: /^\d{4}-\d{2}-\d{2}$/.test(fra) ? fra : '',
  };
}

/**
 * @param {string | undefined} said in the address, as the router reads it
 * @returns {Thing[]} each product once, and as many of it as was said: too many are refused at their field
 */
export function thingsIn(said) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const part of (said ?? '').split(',').filter(Boolean)) {
    const [, sku, number] = part.match(/^(.+?)(?::(\d+))?$/) ?? [];
    const quantity = (found.get(plain(sku)) ?? 0) + Number(number ?? 1);
    found.set(plain(sku), Math.max(quantity, 1));
  }
  return [...found].map(([sku, quantity]) => ({ sku, quantity }));
}

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {{ availability?: string } | null | undefined} product @returns {boolean} also while it is sold out */
export const isSold = (product) => Boolean(product) && product?.availability !== 'GONE';

/**
 * @param {{ sku: string, quantity: number, returnedQuantity?: number, isCancelled?: boolean, isUnordered?: boolean, product: { availability?: string } | null }[]} lines of an order
 * @returns {Thing[]} what of it can come again and again: nothing that is sent back, or isn't sold any more
 */
export function thingsOf(lines) {
  return lines
    .filter((line) => isSold(line.product) && !line.isCancelled && !line.isUnordered)
    .map(({ sku, quantity, returnedQuantity = 0 }) => ({
      sku,
      quantity: quantity - returnedQuantity,
    }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Every subscription names its eaters, and the customer's pets have the faces.
 *
 * @param {any} subscription
 * @param {Pet[]} pets
 * @returns {any} the same, with faces
 */
export function withFaces(subscription, pets) {
  const known = new Map(pets.map((pet) => [pet.id, pet]));
  const faces = (/** @type {string[]} */ ids) => ids.flatMap((id) => known.get(id) ?? []);
  const lines = subscription.lines.map((/** @type {any} */ line) => ({
    ...line,
    pets: faces(line.petIds),
  }));
  return { ...subscription, lines };
}

/** @param {Line[]} lines @returns {Pet[]} everybody who eats of them, once each */
export function eatersOf(lines) {
  const all = lines.flatMap(({ pets }) => pets);
  return [...new Map(all.map((pet) => [pet.id, pet])).values()];
}

/** @param {Line[]} lines @param {string} locale @returns {string} such as "Luna og Mons"; of what nobody eats, what it is */
export function titleOf(lines, locale) {
  const names = eatersOf(lines).map(({ name }) => name);
  if (names.length > 0) return new Intl.ListFormat(locale).format(names);
  return lines[0]?.product?.name ?? lines[0]?.sku ?? '';
}

/**
 * @param {Standing} subscription
 * @returns {'coming' | 'put-off' | 'resting-until' | 'resting' | 'ended' | 'nothing'} how it is with it
 */
export function standingOf({ state, pausedUntil, nextDelivery }) {
  if (state === 'CANCELLED') return 'ended';
  if (state === 'PAUSED') return 'resting';
  if (!nextDelivery) return 'nothing';
  if (nextDelivery.putOffSince) return 'put-off';
  return pausedUntil ? 'resting-until' : 'coming';
}

/** @param {Pick<Standing, 'state' | 'pausedUntil'>} subscription @returns {boolean} whether nothing comes before a day, or before it is resumed */
export const isPaused = ({ state, pausedUntil }) =>
  state === 'PAUSED' || (state === 'ACTIVE' && pausedUntil !== null);

/**
 * @template {{ state: string, nextDelivery: { deliverOn: string } | null }} Ordered
 * @param {Ordered[]} subscriptions
 * @returns {Ordered[]} the one that comes first is first; then what has no day yet, what is paused, and what has ended
 */
export function inOrder(subscriptions) {
  const states = ['ACTIVE', 'PAUSED', 'CANCELLED'];
  const place = (/** @type {Ordered} */ { state }) => states.indexOf(state);
  const day = (/** @type {Ordered} */ { nextDelivery }) => nextDelivery?.deliverOn ?? '9999';
  return [...subscriptions].sort(
    (one, other) => place(one) - place(other) || day(one).localeCompare(day(other)),
  );
}

/** @param {string} day @param {string} locale @returns {string} such as `24. nov.`, where there is little room */
export function formatShortDay(day, locale) {
  const options = /** @type {const} */ ({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const format = new Intl.DateTimeFormat(locale, options);
  return keepTogether(format.format(new Date(`${day}T00:00:00Z`)));
}

/**
 * @param {string} typed an amount in kroner
 * @returns {number | null | undefined} in øre; null where nothing was typed, undefined where it isn't one
 */
export function oreOf(typed) {
  const text = typed.replace(/kr\.?|[\s\u00a0]/gi, '');
  if (text === '') return null;
  const [, kroner, rest = ''] = text.match(/^(\d{1,6})(?:[.,](\d{1,2}|-))?$/) ?? [];
  if (kroner === undefined) return undefined;
  return Number(kroner) * 100 + Number(rest === '-' ? 0 : rest.padEnd(2, '0'));
}

/**
 * @param {{ price: import('./money.js').Money, quantity: number }} line of which each costs `price`
 * @returns {import('./money.js').Money} all of it
 */
export const sumOf = ({ price, quantity }) => ({
  ...price,
  amount: (Number(price.amount) * quantity).toFixed(2),
});

/** @param {string} typed @returns {number | undefined} whole, and not negative */
export function wholeOf(typed) {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
}

/**
 * A product of every delivery, as it is, for a change that leaves the rest of it alone.
 *
 * @param {any} line
 */
export function lineInput({ sku, quantity, pets, whenOut, substituteSku, ceiling }) {
  return {
    sku,
    quantity,
    pets: pets.map((/** @type {Pet} */ { id }) => id),
    whenOut,
    substituteSku,
    ceilingOre: ceiling && Math.round(Number(ceiling.amount) * 100),
  };
}

/** @param {FormData} fields @param {string} [prefix] of the boxes' names @returns {string[]} ids of the pets that are ticked */
export function tickedPets(fields, prefix = 'pets.') {
  const names = [...fields.keys()].filter((name) => name.startsWith(prefix));
  return names.map((name) => name.slice(prefix.length));
}

/**
 * @typedef {{ id: string, isDefault: boolean }} Place
 * @typedef {{ deliveryAddresses: Place[], postalAddress: object | null }} Customer
 */

/** What stands for wherever the customer has things sent, should that change too. */
export const USUAL_PLACE = 'usual';

/**
 * @param {Customer} me
 * @returns {{ value: string, address: any }[]} where deliveries may go; the usual place first, where there is one
 */
export function placesOf({ deliveryAddresses, postalAddress }) {
  const usual = deliveryAddresses.find(({ isDefault }) => isDefault) ?? postalAddress;
  const others = deliveryAddresses.filter((each) => each !== usual);
  return [
    ...(usual ? [{ value: USUAL_PLACE, address: usual }] : []),
    ...others.map((address) => ({ value: address.id, address })),
  ];
}

/** @param {{ id: string } | null} address of a subscription @param {Customer} me @returns {string} which of those places it is */
export function placeNow(address, { deliveryAddresses }) {
  const usual = deliveryAddresses.find(({ isDefault }) => isDefault);
  return !address || address.id === usual?.id ? USUAL_PLACE : address.id;
}

/** @param {string} chosen of those places @returns {string | null} as it goes into a subscription */
export const placeAlways = (chosen) => (chosen === USUAL_PLACE ? null : chosen);

/**
 * @param {string} chosen of those places
 * @param {{ id: string } | null} address of the subscription
 * @param {Customer} me
 * @returns {string | null} as it goes into one delivery, where null is as the others
 */
export function placeThisTime(chosen, address, me) {
  if (chosen === placeNow(address, me)) return null;
  if (chosen !== USUAL_PLACE) return chosen;
  return me.deliveryAddresses.find(({ isDefault }) => isDefault)?.id ?? null;
}

/**
 * @param {any} coming
 * @param {{ sku: string, quantity: number }[]} usual the products of every delivery
 * @returns {boolean} whether it has something that was chosen for it alone
 */
export function isOneOfItsKind({ address, payment, lines, leftOut }, usual) {
  if (address || payment) return true;
  const wanted = new Map(usual.map(({ sku, quantity }) => [sku, quantity]));
  const told = new Set(leftOut.map((/** @type {{ sku: string }} */ { sku }) => sku));
  for (const { sku, quantity, insteadOf } of lines) {
    const meant = insteadOf ?? sku;
    if (wanted.get(meant) !== quantity) return true;
    told.add(meant);
  }
  // What is neither sent nor left out for a reason is left out by choice.
  return usual.some(({ sku }) => !told.has(sku));
}

/**
 * @param {any} coming
 * @param {{ sku: string, quantity: number }} usual a product of every delivery
 * @returns {number} how many of it are wanted in this one; of what is left out for a reason, as many as always
 */
export function quantityThisTime({ lines, leftOut }, { sku, quantity }) {
  if (leftOut.some((/** @type {{ sku: string }} */ left) => left.sku === sku)) return quantity;
  const sent = lines.find((/** @type {any} */ each) => (each.insteadOf ?? each.sku) === sku);
  return sent?.quantity ?? 0;
}

/** @param {{ payment: string, nextDelivery: { payment: string | null } | null }} subscription @returns {boolean} whether anything that comes is to be charged, always or this time */
export const isCharged = ({ payment, nextDelivery }) =>
  [payment, nextDelivery?.payment ?? payment].some((way) => way !== 'invoice');
