import { upload } from '../../app/upload.js';
import { locale, t } from '../../i18n/index.js';
import { MOST_BYTES, megabytes, problemWithPicture } from '../../lib/picture.js';

/** @typedef {import('../../lib/errors.js').FieldError} FieldError */

/**
 * Looks at a picture, and sends it where it is one.
 *
 * @param {File} file
 * @param {string} name of the field where what is wrong with it is told
 * @param {(part: number) => void} onProgress from 0 to 1
 * @returns {Promise<import('../../app/upload.js').Uploaded>}
 */
export async function sentPicture(file, name, onProgress) {
  const problem = await problemWithPicture(file);
  return problem ? { errors: [said(problem, file, name)] } : upload(file, onProgress);
}

/** @param {string} problem @param {File} file @param {string} name @returns {FieldError} */
function said(problem, file, name) {
  const key = /** @type {import('../../i18n/index.js').Key} */ (`photo.problem.${problem}`);
  const sizes = () => ({
    actual: megabytes(file.size, locale.value),
    size: megabytes(MOST_BYTES, locale.value),
  });
  return { name, code: problem, message: () => t(key, sizes()) };
}

/**
 * A session that ended asks for a sign-in by itself.
 *
 * @param {string} name of the field
 * @param {import('../../app/use-mutation.js').Failure} failure
 * @returns {FieldError[]}
 */
export function failedAt(name, failure) {
  if (failure === 'signed-out') return [];
  return [{ name, code: failure, message: () => t(`photo.problem.${failure}`) }];
}
