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
 * @param {{ oldValue: string | null, newValue: string | null }} change
 * @returns {'added' | 'removed' | 'changed'}
 */
export function kindOf({ oldValue, newValue }) {
  if (!oldValue) return 'added';
  return newValue ? 'changed' : 'removed';
}

/**
 * @param {string} field of the profile, as the API names it
 * @param {string} value as the API writes it, see `ProfileChange` in the schema
 * @param {string} locale BCP 47
 * @returns {string} as people read it inside a sentence
 */
export function readableValue(field, value, locale) {
  const read = readers[field];
  return read ? read(value, locale) : value;
}

/** @param {string} code BCP 47, in any letter case @param {string} locale BCP 47 */
function languageName(code, locale) {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
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
