/**
 * @param {FormData} fields
 * @param {string} name
 * @returns {string} what was typed, without the blanks around it
 */
export function text(fields, name) {
  return String(fields.get(name) ?? '').trim();
}

/** @param {FormData} fields @param {string} name @returns {string} exactly as typed: a space may be part of it */
export function password(fields, name) {
  return String(fields.get(name) ?? '');
}

/** @param {FormData} fields @param {string} name @returns {string | null} null for an empty field */
export function optionalText(fields, name) {
  return text(fields, name) || null;
}

/**
 * @param {FormData} fields
 * @param {string} name
 * @returns {number | null | undefined} a year of four digits, null for an empty field, undefined for anything else
 */
export function year(fields, name) {
  const typed = text(fields, name);
  if (typed === '') return null;
  return /^\d{4}$/.test(typed) ? Number(typed) : undefined;
}

/**
 * The fields of a postal address.
 *
 * @param {FormData} fields
 * @param {string} prefix of their names, e.g. `postalAddress.`
 */
export function address(fields, prefix = '') {
  return {
    street: text(fields, `${prefix}street`),
    street2: optionalText(fields, `${prefix}street2`),
    postcode: text(fields, `${prefix}postcode`),
    city: text(fields, `${prefix}city`),
    country: text(fields, `${prefix}country`),
  };
}
