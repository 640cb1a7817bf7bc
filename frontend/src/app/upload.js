import { language } from '../i18n/index.js';
import { fieldErrors } from '../lib/errors.js';
import { sessionEnded } from './session.js';

/**
 * @typedef {import('./use-mutation.js').Failure} Failure
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 *
 * Sends a file as it is. `XMLHttpRequest`, since `fetch` can't tell how much has been sent.
 *
 * @param {Blob} file
 * @param {(part: number) => void} onProgress from 0 to 1
 * @returns {Promise<{ upload: string } | { errors: FieldError[] } | { failure: Failure }>}
 *   `upload` is the id that a mutation then takes
 */
export function upload(file, onProgress) {
  const request = new XMLHttpRequest();
  request.open('POST', '/upload');
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept-language', language.value);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () => resolve(outcome(request));
    request.onerror = () => resolve({ failure: 'offline' });
    request.ontimeout = () => resolve({ failure: 'offline' });
    request.send(file);
  });
}

/** @param {XMLHttpRequest} request */
function outcome({ status, response }) {
  if (status === 201) return { upload: response.upload };
  if (status === 401) {
    sessionEnded();
    return { failure: /** @type {const} */ ('signed-out') };
  }
  if (response?.userErrors) return { errors: fieldErrors(response.userErrors) };
  return { failure: /** @type {const} */ ('failed') };
}
