/**
 * @typedef {Record<string, string | number>} Values
 * @typedef {{ one: string, other: string }} Plural chosen by `count`
 * @typedef {string | Plural} Text with `{name}` where a value goes
 */

/**
 * @param {Text} text
 * @param {Values} values
 * @param {string} locale BCP 47
 * @returns {string}
 */
export function fill(text, values, locale) {
  return form(text, values, locale).replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

/** @param {Text} text @param {Values} values @param {string} locale @returns {string} */
function form(text, values, locale) {
  if (typeof text === 'string') return text;
  const isOne = new Intl.PluralRules(locale).select(Number(values.count)) === 'one';
  return isOne ? text.one : text.other;
}
