import { formatPhone } from './format.js';

/**
 * @param {string} field of the profile, as the API names it
 * @param {string} value as it was kept
 * @param {string} locale BCP 47
 * @returns {string} as people read it
 */
export function readableValue(field, value, locale) {
  if (field === 'PHONE') return formatPhone(value);
  return field === 'LANGUAGE' ? languageName(value, locale) : value;
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
