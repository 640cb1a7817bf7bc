import { language } from '../i18n/index.js';
import { silence } from '../lib/errors.js';
import { onceMore } from '../lib/once-more.js';
import { uploaded } from '../lib/uploaded.js';
import { ask, spokenHeaders } from './client.js';
import { signInAgain } from './session.js';

/**
 * @typedef {import('./use-mutation.js').Failure} Failure
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 * @typedef {{ upload: string } | { errors: FieldError[] } | { failure: Failure }} Uploaded
 *
 * Sends a file as it is.
 *
 * @param {Blob} file
 * @param {(part: number) => void} onProgress from 0 to 1
 * @param {string} [path] where it goes
 * @returns {Promise<Uploaded>} `upload` is the id that a mutation then takes
 */
export function upload(file, onProgress, path = '/upload') {
  const sendIt = () => ask(() => send(file, onProgress, path), isSignedOut);
  return onceMore(sendIt, isSignedOut, signInAgain);
}

/** @param {Uploaded} outcome */
const isSignedOut = (outcome) => 'failure' in outcome && outcome.failure === 'signed-out';

/**
 * `XMLHttpRequest`, since `fetch` can't tell how much has been sent.
 *
 * @param {Blob} file
 * @param {(part: number) => void} onProgress
 * @param {string} path
 * @returns {Promise<Uploaded>}
 */
function send(file, onProgress, path) {
  const spoken = language.value;
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  for (const [name, value] of Object.entries(spokenHeaders()))
    request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () => resolve(uploaded(request.status, request.response, spoken));
    request.onerror = () => resolve({ failure: silence() });
    request.ontimeout = () => resolve({ failure: silence() });
    request.send(file);
  });
}
