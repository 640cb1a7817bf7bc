/**
 * Checking a receipt of a consent, here in the browser: nothing of it is sent anywhere.
 *
 * @typedef {object} Content what was signed; see the receipt's own fields
 * @property {{ event_time: string, event_state: string }} event
 * @property {string} pii_principal_id
 * @property {{ number: number, link: string }} ledger
 * @property {{ party_name: string, party_email: string }[]} party_identification
 * @property {object} pii_processing
 * @property {{ label: { nb: string, en: string } }[]} pii_processing.purposes
 * @property {string} pii_processing.collection_method
 * @property {{ text: string, language: string | null, sha256: string } | null} pii_processing.consent_text
 *
 * @typedef {{ text: string | null, isPaper: boolean }} Given a file: what it says, and whether it is a PDF
 *
 * @typedef {{ keys: { kid: string, x: string }[] }} Known public keys, as JSON Web Keys
 *
 * @typedef {{ verdict: 'genuine', content: Content }
 *   | { verdict: 'altered', isText: boolean }
 *   | { verdict: 'not-one' | 'unknown-key' | 'cannot' }} Checked `isText`: the words of the text aren't
 *   those that it names; `cannot`: this browser knows no Ed25519. The command `minside consents
 *   check-receipt` says the same of each file
 */

const algorithm = 'Ed25519';
/** More than any receipt has, in bytes; the command has the same. */
const most = 1_000_000;
// Strings, each with all that is in it, and the room between the signs of JSON.
const signs = /("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\n\r]+/g;

/**
 * What a file says, letter for letter; null where that is no text, or too much of it, or the receipt's paper.
 *
 * @param {Blob} file
 * @returns {Promise<Given>}
 */
export async function readReceipt(file) {
  try {
    if (await isPdf(file)) return { text: null, isPaper: true };
    return { text: file.size > most ? null : await exactly(file), isPaper: false };
  } catch {
    return { text: null, isPaper: false };
  }
}

/** @param {Blob} file */
async function isPdf(file) {
  return (await file.slice(0, 5).text()) === '%PDF-';
}

/** `Blob.text()` would leave out a mark at its beginning, and replace what is no text. @param {Blob} file */
async function exactly(file) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return decoder.decode(await file.arrayBuffer());
}

/**
 * @param {string} file
 * @param {Known} known
 * @returns {Promise<Checked>}
 */
export async function checkReceipt(file, known) {
  // Over plain http, but for this machine's own pages, browsers have none of it.
  if (!globalThis.crypto?.subtle) return { verdict: 'cannot' };
  const opened = read(file);
  if (!opened) return { verdict: 'not-one' };
  const { receipt, kid, signature, signed } = opened;
  const raw = await keyCalled(kid, known);
  if (!raw) return { verdict: 'unknown-key' };
  const key = await imported(raw);
  if (!key) return { verdict: 'cannot' };
  const isText = await isOtherText(receipt);
  const isSigned = await crypto.subtle.verify(algorithm, key, signature, signed);
  return isSigned && !isText
    ? { verdict: 'genuine', content: receipt }
    : { verdict: 'altered', isText };
}

/**
 * A receipt and its signature, and nothing beside them, that nobody could read in two ways.
 *
 * @param {string} file
 */
function read(file) {
  try {
    const bytes = new TextEncoder().encode(file);
    const all = JSON.parse(file, whole);
    const { receipt, signature } = all;
    if (bytes.length > most || !isWrittenPlainly(file, all)) return null;
    if (!hasOnly(all, 'receipt', 'signature') || !isObject(receipt)) return null;
    if (!hasOnly(signature, 'algorithm', 'kid', 'value')) return null;
    if (signature.algorithm !== algorithm || typeof signature.kid !== 'string') return null;
    const signed = new TextEncoder().encode(canonical(receipt));
    return { receipt, kid: signature.kid, signature: fromBase64(signature.value), signed };
  } catch {
    return null;
  }
}

/**
 * Whether it is written as it would be written anew, but for the room between its signs, and letters that stand
 * there by their numbers: no name stands there twice, and no number in another way.
 *
 * @param {string} file
 * @param {unknown} all
 */
function isWrittenPlainly(file, all) {
  const plain = file.replace(signs, (_, text) => (text ? JSON.stringify(JSON.parse(text)) : ''));
  return plain === JSON.stringify(all);
}

/** @param {any} value @param {string[]} names */
const hasOnly = (value, ...names) =>
  isObject(value) &&
  Object.keys(value).length === names.length &&
  names.every((name) => Object.hasOwn(value, name));

/** All our numbers are whole; others aren't the same everywhere. @param {string} _name @param {unknown} value */
function whole(_name, value) {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not whole');
  return value;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {string} kid @param {Known} known @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} the key that is called so by what it is */
async function keyCalled(kid, known) {
  for (const { x } of known.keys) {
    const raw = fromBase64(x);
    if (kid === (await sha256(raw)).slice(0, 16)) return raw;
  }
}

/** @param {Uint8Array<ArrayBuffer>} raw */
function imported(raw) {
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']).catch(() => null);
}

/**
 * JSON with sorted keys and nothing between its signs (RFC 8785).
 *
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** @param {any} receipt whether the words aren't those that it names by their hash */
async function isOtherText(receipt) {
  const told = isObject(receipt.pii_processing) ? receipt.pii_processing.consent_text : null;
  if (told === null || told === undefined) return false;
  if (typeof told.text !== 'string') return true;
  return (await sha256(new TextEncoder().encode(told.text))) !== told.sha256;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} in hexadecimal */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} text base64 for addresses, without padding, as it is written in one way. Throws where it isn't. */
function fromBase64(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  if (btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') !== text)
    throw new SyntaxError('written otherwise');
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
