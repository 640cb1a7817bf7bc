import { countryName } from './address.js';
import { formatPhone } from './format.js';

/** @type {Record<string, (value: string, locale: string) => string>} fields kept otherwise than read */
const readers = {
  PHONE: formatPhone,
  LANGUAGE: languageName,
  POSTAL_ADDRESS: addressInOneLine,
  DELIVERY_ADDRESS: addressInOneLine,
  DEFAULT_DELIVERY_ADDRESS: addressInOneLine,
};

/**
 * @param {string} field of the profile, as the API names it
 * @param {string} value as the API writes it, see `ProfileChange` in the schema
 * @param {string} locale BCP 47
 * @returns {string} as people read it
 */
export function readableValue(field, value, locale) {
  const read = readers[field];
  return read ? read(value, locale) : value;
}

/**
 * Intl writes names of languages as they stand inside a sentence; here they stand alone.
 *
 * @param {string} code BCP 47, in any letter case
 * @param {string} locale BCP 47
 */
function languageName(code, locale) {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/**
 * @param {string} value the label's lines with the country's code last; after an empty line a note
 * @param {string} locale BCP 47
 * @returns {string} Norway goes without saying
 */
function addressInOneLine(value, locale) {
  const [label, note] = value.split(/\n\n(.*)/s);
  const lines = label.split('\n');
  const country = lines.length > 1 ? lines.pop() : 'NO';
  if (country && country !== 'NO') lines.push(countryName(country, locale));
  return lines.join(', ') + (note ? ` (${note})` : '');
}
