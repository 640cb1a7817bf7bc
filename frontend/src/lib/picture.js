/** What can be said of a picture before it is sent. */

/** As the server allows, in bytes. */
export const MOST_BYTES = 12 * 1024 * 1024;

/** Named one by one: it makes an iPhone hand over its HEIC pictures as JPEG. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif';

/** First bytes of the kinds that the server reads; a name or a type can be wrong. */
const SIGNATURES = [
  { at: 0, text: '\xff\xd8\xff' },
  { at: 0, text: '\x89PNG\r\n\x1a\n' },
  { at: 0, text: 'GIF8' },
  { at: 8, text: 'WEBP' },
];

/**
 * @param {Blob} file
 * @returns {Promise<'EMPTY' | 'PICTURE_TOO_LARGE' | 'NOT_A_PICTURE' | null>} null when it can be sent
 */
export async function problemWithPicture(file) {
  if (file.size === 0) return 'EMPTY';
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  if (!isPicture(String.fromCharCode(...start))) return 'NOT_A_PICTURE';
  return file.size > MOST_BYTES ? 'PICTURE_TOO_LARGE' : null;
}

/** @param {string} start one character a byte */
export function isPicture(start) {
  return SIGNATURES.some(({ at, text }) => start.startsWith(text, at));
}

/** @param {number} bytes @param {string} locale @returns {string} megabytes, rounded up to a tenth */
export function megabytes(bytes, locale) {
  const tenths = Math.ceil((bytes / 1024 / 1024) * 10);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(tenths / 10);
}
