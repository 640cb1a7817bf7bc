/**
 * @typedef {Record<string, string | number>} Values
 * @typedef {{ one: string, other: string }} Plural chosen by `count`
 * @typedef {string | Plural} Text with `{name}` where a value goes; `{count}` is written in words up
 *   to twelve, as running text has it
 */

/** From two on: one has a text of its own, since it follows the gender of what is counted. */
export const counted = {
  nb: ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  en: [
    ...['two', 'three', 'four', 'five', 'six', 'seven'],
    ...['eight', 'nine', 'ten', 'eleven', 'twelve'],
  ],
};

/**
 * @param {Text} text
 * @param {Values} values
 * @param {string} locale BCP 47
 * @returns {string} in which no line ends within "e-post"; an address keeps the hyphen that it has
 */
export function fill(text, values, locale) {
  const said = keepMail(form(text, values, locale));
  return said.replace(/\{(\w+)\}/g, (whole, name, at) => {
    if (!(name in values)) return whole;
    const value = String(values[name]);
    return name === 'count' ? inWords(value, at === 0, locale) : value;
  });
}

/** @param {string} text @returns {string} the same, in which no line ends within "e-post" */
export const keepMail = (text) => text.replace(/\b(e)-(?=post|mail)/gi, '$1\u2011');

/** @param {string} number @param {boolean} isFirst of its sentence @param {string} locale */
function inWords(number, isFirst, locale) {
  const word = counted[locale.startsWith('en') ? 'en' : 'nb'][Number(number) - 2];
  if (!word) return /^\d{5,}$/.test(number) ? Number(number).toLocaleString(locale) : number;
  return isFirst ? sentence(word) : word;
}

/** @param {string} text that ends in a name @returns {string} with one full stop where the name has one itself, as `50 stk.` */
export const withOneStop = (text) => text.replace(/\.\.$/, '.');

/** @param {string} text @returns {string} as a sentence begins */
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} text @returns {string} as it stands inside a sentence, where it began one */
export function insideSentence(text) {
  const isName = /^.\p{Lu}/u.test(text);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** @param {string[]} things @param {string} locale @returns {string} such as "navn, adresse og språk" */
export function listed(things, locale) {
  return new Intl.ListFormat(locale).format(things.map(insideSentence));
}

/** @param {Text} text @param {Values} values @param {string} locale @returns {string} */
function form(text, values, locale) {
  if (typeof text === 'string') return text;
  const isOne = new Intl.PluralRules(locale).select(Number(values.count)) === 'one';
  return isOne ? text.one : text.other;
}
