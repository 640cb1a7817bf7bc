import { fieldErrors, isAway } from './errors.js';

/**
 * What `POST /upload` answered. A refusal is 200 with `userErrors`, an upload taken is 201.
 *
 * @param {number} status
 * @param {{ upload?: string | null, userErrors?: Parameters<typeof fieldErrors>[0] } | null} body null for anything but JSON
 * @param {string} language that refusals are worded in
 * @returns {{ upload: string } | { errors: import('./errors.js').FieldError[] } | { failure: 'signed-out' | 'unreachable' | 'failed' }}
 */
export function uploaded(status, body, language) {
  if (status === 401) return { failure: 'signed-out' };
  if (isAway(status)) return { failure: 'unreachable' };
  if (body?.upload) return { upload: body.upload };
  const errors = fieldErrors(body?.userErrors ?? [], language);
  return errors.length > 0 ? { errors } : { failure: 'failed' };
}
