import { isPicture, MOST_BYTES as LARGEST_PICTURE, PICTURE_TYPES } from './picture.js';

/** What goes along with a message, before it is sent. */

/** As the server allows. */
export const MOST_ATTACHMENTS = 10;
export const LARGEST_DOCUMENT = 8 * 1024 * 1024;

export const ATTACHMENT_TYPES = `${PICTURE_TYPES},application/pdf`;

/** Stands in the place of one that is on its way. */
const WAITING = 'waiting';

/** @typedef {{ upload: string, name: string }} Attached */

/**
 * @param {{ upload: string | null, name: string }[]} all
 * @returns {string} as a form holds them, one a line
 */
export const joinAttachments = (all) =>
  all.map(({ upload, name }) => `${upload ?? WAITING} ${encodeURIComponent(name)}`).join('\n');

/**
 * @param {string} held as `joinAttachments` gives it
 * @returns {{ attachments: Attached[], isWaiting: boolean }} those that have come, and whether others are on their way
 */
export function attachmentsIn(held) {
  const all = held.split('\n').filter(Boolean).map(read);
  return {
    attachments: all.filter(({ upload }) => upload !== WAITING),
    isWaiting: all.some(({ upload }) => upload === WAITING),
  };
}

/** @param {string} line @returns {Attached} */
function read(line) {
  const [upload, name = ''] = line.split(' ');
  return { upload, name: decodeURIComponent(name) };
}

/**
 * @param {Blob} file
 * @returns {Promise<{ problem: 'EMPTY' | 'TOO_LARGE' | 'NOT_AN_ATTACHMENT' | null, most: number }>} `problem` is
 *   null when it can be sent; `most` is how large one of its kind may be, in bytes
 */
export async function problemWithAttachment(file) {
  const start = String.fromCharCode(...new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  const isDocument = start.startsWith('%PDF-');
  const most = isDocument ? LARGEST_DOCUMENT : LARGEST_PICTURE;
  if (file.size === 0) return { problem: 'EMPTY', most };
  if (!isDocument && !isPicture(start)) return { problem: 'NOT_AN_ATTACHMENT', most };
  return { problem: file.size > most ? 'TOO_LARGE' : null, most };
}
