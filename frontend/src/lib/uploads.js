/** As the server allows. */
export const MOST_PICTURES = 5;

/** Stands in the place of a picture that is on its way. */
const WAITING = 'waiting';

/**
 * @param {{ upload: string | null }[]} pictures
 * @returns {string} as a form holds them, one a line
 */
export const joinUploads = (pictures) => pictures.map(({ upload }) => upload ?? WAITING).join('\n');

/**
 * @param {string} held as `joinUploads` gives it
 * @returns {{ uploads: string[], isWaiting: boolean }} those that have come, and whether others are on their way
 */
export function uploadsIn(held) {
  const all = held.split('\n').filter(Boolean);
  return { uploads: all.filter((one) => one !== WAITING), isWaiting: all.includes(WAITING) };
}
