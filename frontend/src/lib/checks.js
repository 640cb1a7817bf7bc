/**
 * @typedef {import('./errors.js').FieldError} FieldError
 * @typedef {import('../i18n/index.js').Key} Key
 * @typedef {(typed: string) => Key | undefined} Check says what is wrong with what was typed
 */

/**
 * What fields hold, or what each of them lacks, so that one learns all of it at once and before
 * anything is sent.
 *
 * @template {Record<string, string>} T
 * @param {T} input
 * @param {Partial<Record<keyof T, Check>>} checks of the fields that must be filled in, in their order on the page
 * @param {(key: Key) => string} t
 * @returns {{ input: T } | { errors: FieldError[] }}
 */
export function checked(input, checks, t) {
  const errors = Object.entries(checks).flatMap(([name, check]) => {
    if (input[name] === '') return [problem(name, 'REQUIRED', () => t('form.required'))];
    const wrong = check?.(input[name]);
    return wrong ? [problem(name, 'INVALID', () => t(wrong))] : [];
  });
  return errors.length > 0 ? { errors } : { input };
}

/** @param {string} name @param {string} code @param {() => string} message @returns {FieldError} */
const problem = (name, code, message) => ({ name, code, message });

/** @type {Check} */
export const anything = () => undefined;

/** The server's rule too, which knows the others; this one can be told at once. */
const fewest = 12;

/** @type {Check} */
export const longEnough = (typed) =>
  [...typed].length < fewest ? 'password.too-short' : undefined;
