import { formatWeight } from './weight.js';

/**
 * @typedef {'IN_STOCK' | 'OUT_OF_STOCK' | 'PREORDER' | 'BACKORDER' | 'GONE'} Availability
 *
 * @typedef {object} Search as it stands in the address, so that back and reload find it again
 * @property {string} search words; none for all products
 * @property {string} category outermost first, joined by ` > `; none for every category
 */

export const PRODUCTS_PATH = '/varer';

/** The server reads no more characters of a search. */
export const MOST_SEARCHED = 200;

/** Fewer than this, and it is worth saying how many. */
const few = 6;

/** Between the parts of a category, as the API takes it. */
const within = ' > ';

/** @param {Record<string, string | undefined>} query of the address @returns {Search} */
export function searchIn({ sok = '', kategori = '' }) {
  return { search: sok.trim(), category: kategori.trim() };
}

/** @param {string} search words @returns {number} how many characters are too many; none is 0 */
export function excessOf(search) {
  return Math.max(0, [...search].length - MOST_SEARCHED);
}

/** @param {Partial<Search>} search @returns {string} the address that shows what is found */
export function searchPath({ search = '', category = '' }) {
  const query = new URLSearchParams();
  if (search) query.set('sok', search);
  if (category) query.set('kategori', category);
  return query.size > 0 ? `${PRODUCTS_PATH}?${query}` : PRODUCTS_PATH;
}

/** @param {{ sku: string }} product @returns {string} its own page */
export const productPath = ({ sku }) => `${PRODUCTS_PATH}/${encodeURIComponent(sku)}`;

/**
 * @param {string} name of a product, in Norwegian
 * @param {number} grams
 * @returns {boolean} whether the name says that weight, as words of its own: "12 kg" doesn't say "2 kg"
 */
export function saysWeight(name, grams) {
  const said = formatWeight(grams, 'nb').replaceAll(/\s/g, '\\s?');
  return new RegExp(`(?<![\\p{L}\\d.,])${said}(?!\\p{L})`, 'iu').test(name);
}

/** @param {string[]} path @returns {string} as the address and the API write it */
export const categoryOf = (path) => path.join(within);

/** @param {string} category @returns {string[]} its parts, outermost first */
export const pathOf = (category) => category.split(within).filter(Boolean);

/** @param {string[]} path @returns {string} as people read it */
export const spoken = (path) => path.join(' › ');

/**
 * @param {string[]} path
 * @returns {{ name: string, category: string }[]} each part with the whole category it stands for
 */
export function steps(path) {
  return path.map((name, i) => ({ name, category: categoryOf(path.slice(0, i + 1)) }));
}

/**
 * @param {{ availability: Availability, stock: number | null }} product
 * @returns {Availability | 'FEW' | 'COUNTED'} what to say of it: that few are left, or how many there are
 */
export function stockOf({ availability, stock }) {
  if (availability !== 'IN_STOCK' || !stock) return availability;
  return stock < few ? 'FEW' : 'COUNTED';
}

/**
 * @template {{ packGrams: number | null, variantLabel: string | null, name: string }} T
 * @param {T[]} variants
 * @returns {T[]} by what is in the pack, the smallest first; else as words and numbers are read
 */
export function sortedVariants(variants) {
  const { compare } = new Intl.Collator('nb', { numeric: true });
  const label = (/** @type {T} */ one) => one.variantLabel ?? one.name;
  return [...variants].sort(
    (a, b) => (a.packGrams ?? 0) - (b.packGrams ?? 0) || compare(label(a), label(b)),
  );
}

/** Whose things the shop sorts where; the first that fits. @type {[RegExp, string][]} */
const animals = [
  [/hund|valp|dog|puppy/i, 'DOG'],
  [/katt|cat|kitten/i, 'CAT'],
  [/kanin|rabbit/i, 'RABBIT'],
  [/marsvin|guinea/i, 'GUINEA_PIG'],
  [/hamster|smådyr|gnager|small/i, 'HAMSTER'],
  [/ilder|ferret/i, 'FERRET'],
  [/fugl|bird/i, 'BIRD'],
  [/fisk|akvari|fish|aquari/i, 'FISH'],
  [/reptil|terrari/i, 'REPTILE'],
  [/hest|horse/i, 'HORSE'],
];

/**
 * @param {string[]} path of a category, outermost first
 * @returns {string | undefined} the species it is for, where its name tells
 */
export function speciesOf(path) {
  return animals.find(([name]) => path.some((part) => name.test(part)))?.[1];
}

/** @type {Partial<Record<string, string>>} what the shop calls the food and gear of a species */
const aisles = {
  DOG: 'hund',
  CAT: 'katt',
  RABBIT: 'kanin',
  GUINEA_PIG: 'marsvin',
  HAMSTER: 'hamster',
  FERRET: 'ilder',
  BIRD: 'fugl',
  // Fish is what most others eat.
  FISH: 'akvarium',
  REPTILE: 'reptil',
  HORSE: 'hest',
};

/** @param {string} species @returns {string} the address where things for it are found; the shop's words are Norwegian */
export const pathFor = (species) => searchPath({ search: aisles[species] });
