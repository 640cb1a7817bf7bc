import { placeAlways, startPath, tickedPets, USUAL_PLACE, wholeOf } from '../../lib/deliveries.js';
import { optionalText, text } from '../../lib/fields.js';
import { quantityProblem } from './problems.js';
import { readEvery } from './rhythm.jsx';

/** @param {string} sku @returns {string} what its fields' names begin with */
export const fieldsOf = (sku) => `things.${sku}`;

/**
 * @param {FormData} fields
 * @param {string[]} skus what is to come
 * @returns {import('../../components/form.jsx').Read}
 */
export function readStart(fields, skus) {
  const lines = skus.map((sku) => ({
    sku,
    quantity: wholeOf(text(fields, `${fieldsOf(sku)}.quantity`)),
    pets: tickedPets(fields, `${fieldsOf(sku)}.pets.`),
  }));
  const every = readEvery(fields);
  const errors = [
    ...lines.flatMap(({ sku, quantity }) =>
      quantityProblem(quantity, 1, `${fieldsOf(sku)}.quantity`),
    ),
    ...('errors' in every ? every.errors : []),
  ];
  if (errors.length > 0) return { errors };
  const input = {
    lines,
    ...every,
    firstOn: optionalText(fields, 'firstOn'),
    address: placeAlways(text(fields, 'address')) || null,
    deliveryMethod: text(fields, 'deliveryMethod'),
    payment: text(fields, 'payment'),
    notice: text(fields, 'notice'),
  };
  return { input };
}

/**
 * What of it can stand in the address: nothing of who and where.
 *
 * @param {FormData} fields
 * @param {import('../../lib/deliveries.js').Thing[]} things as they were
 */
export function pathOf(fields, things) {
  const now = things.map(({ sku, quantity }) => {
    const typed = wholeOf(text(fields, `${fieldsOf(sku)}.quantity`));
    const isOne = typed !== undefined && quantityProblem(typed, 1).length === 0;
    return { sku, quantity: isOne ? typed : quantity };
  });
  const every = readEvery(fields);
  const firstOn = text(fields, 'firstOn');
  const how = {
    deliveryMethod: text(fields, 'deliveryMethod'),
    payment: text(fields, 'payment'),
    notice: text(fields, 'notice'),
  };
  return startPath(now, 'errors' in every ? { firstOn } : { ...every, firstOn }, how);
}

/**
 * Who eats it and where it goes: by ids alone, in the window's own history, which a reload keeps. It is in
 * no address, and gone with the window.
 *
 * @typedef {{ address: string, pets: Record<string, string[]> }} Who `pets` by product
 *
 * @returns {Who}
 */
export const whoKept = () => history.state?.start ?? { address: USUAL_PLACE, pets: {} };

/** @param {FormData} fields @param {string[]} skus */
export function keepWho(fields, skus) {
  const pets = skus.map((sku) => [sku, tickedPets(fields, `${fieldsOf(sku)}.pets.`)]);
  const start = { address: text(fields, 'address'), pets: Object.fromEntries(pets) };
  history.replaceState({ ...history.state, start }, '');
}

/** To another address of the same page, with what is kept here. @param {(path: string, isReplaced: boolean) => void} route @param {string} path */
export function routeAlong(route, path) {
  const kept = history.state;
  route(path, true);
  history.replaceState(kept, '');
}

/**
 * The server counts the lines, the fields are named by their products.
 *
 * @param {string} name such as `lines.0.quantity`
 * @param {string[]} skus in their order
 */
export function fieldNamed(name, skus) {
  const [, place, field] = name.match(/^lines\.(\d+)\.(\w+)/) ?? [];
  if (place === undefined) return name;
  return `${fieldsOf(skus[Number(place)])}.${field === 'sku' ? 'quantity' : field}`;
}
