/**
 * Checking a receipt of a consent, here in the browser: nothing of it is sent anywhere.
 *
 * @typedef {object} Content what was signed; see the receipt's own fields
 * @property {{ event_time: string, event_state: string }} event
 * @property {{ number: number }} ledger
 * @property {{ party_name: string, party_email: string }[]} party_identification
 * @property {object} pii_processing
 * @property {{ label: { nb: string, en: string } }[]} pii_processing.purposes
 * @property {string} pii_processing.collection_method
 * @property {{ text: string, language: string | null, sha256: string } | null} pii_processing.consent_text
 *
 * @typedef {{ keys: { kid: string, x: string }[] }} Known public keys, as JSON Web Keys
 *
 * @typedef {{ verdict: 'genuine', content: Content }
 *   | { verdict: 'altered', isText: boolean }
 *   | { verdict: 'not-one' | 'unknown-key' | 'cannot' }} Checked `isText`: the words of the text aren't
 *   those that it names; `cannot`: this browser knows no Ed25519
 */

const algorithm = 'Ed25519';

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
  const { receipt, signature } = opened;
  const raw = await keyCalled(signature.kid, known);
  if (!raw) return { verdict: 'unknown-key' };
  const key = await imported(raw);
  if (!key) return { verdict: 'cannot' };
  const signed = new TextEncoder().encode(canonical(receipt));
  const isGenuine = await crypto.subtle.verify(algorithm, key, fromBase64(signature.value), signed);
  if (!isGenuine) return { verdict: 'altered', isText: await isOtherText(receipt) };
  return { verdict: 'genuine', content: receipt };
}

/** @param {string} file */
function read(file) {
  try {
    const { receipt, signature } = JSON.parse(file);
    fromBase64(signature.value);
    return signature.algorithm === algorithm && isObject(receipt) ? { receipt, signature } : null;
  } catch {
    return null;
  }
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

/** @param {any} receipt */
async function isOtherText(receipt) {
  const told = receipt.pii_processing?.consent_text;
  if (typeof told?.text !== 'string') return false;
  return (await sha256(new TextEncoder().encode(told.text))) !== told.sha256;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} in hexadecimal */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} text base64 for addresses, without padding. Throws where it isn't. */
function fromBase64(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
