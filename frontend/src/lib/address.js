/**
 * @typedef {object} Address
 * @property {string} street
 * @property {string | null} [street2]
 * @property {string} postcode
 * @property {string} city
 * @property {string} country ISO 3166-1 alpha-2
 */

/** The countries offered, besides one that an address already has. */
const nearby = ['NO', 'SJ', 'SE', 'DK', 'FI', 'IS'];

/**
 * @param {string} locale BCP 47
 * @param {string} [present] country of the address being edited
 * @returns {{ value: string, label: string }[]}
 */
export function countryOptions(locale, present = 'NO') {
  const codes = nearby.includes(present) ? nearby : [...nearby, present];
  return codes.map((code) => ({ value: code, label: countryName(code, locale) }));
}

/** @param {string} code @param {string} locale @returns {string} the code itself when it has no name */
export function countryName(code, locale) {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

/**
 * @param {Address} address
 * @param {string} locale BCP 47
 * @returns {string[]} as it is written on a parcel; Norway goes without saying
 */
export function addressLines(address, locale) {
  const { street, street2, postcode, city, country } = address;
  const abroad = country === 'NO' ? '' : countryName(country, locale);
  const lines = [street, street2 ?? '', `${postcode} ${city}`, abroad];
  return lines.filter((line) => line !== '');
}
