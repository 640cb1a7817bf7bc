import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { upload } from '../../app/upload.js';
import { locale, t } from '../../i18n/index.js';
import { attachmentsIn, MOST_ATTACHMENTS, problemWithAttachment } from '../../lib/attachments.js';
import { draftOf, hasDrafts } from '../../lib/drafts.js';
import { megabytes } from '../../lib/picture.js';
import { FormDraft } from '../form-context.js';

/**
 * @typedef {import('../../lib/errors.js').FieldError} FieldError
 *
 * @typedef {object} Attachment
 * @property {number} key its own for as long as the field stands
 * @property {string} name of the file
 * @property {File | undefined} file unknown where one came back to the form
 * @property {string | null} upload null while it is on its way
 */

/** What was chosen, by its upload: a draft holds texts alone, and a preview needs the file. @type {Map<string, File>} */
const files = new Map();

let last = 0;

/** The server takes one file of a customer's at a time. @type {Promise<void>} */
let turn = Promise.resolve();

/** @param {() => Promise<void>} act */
function inTurn(act) {
  turn = turn.then(act, act);
  return turn;
}

/**
 * The attachments of one field: each is looked at and sent as it is chosen. One that can't be taken says so,
 * and leaves the others as they are.
 *
 * @param {string} name of the field
 */
export function useAttachments(name) {
  const left = draftOf(useContext(FormDraft))?.[name] ?? '';
  // Nothing chosen by one customer is there for the next.
  if (!hasDrafts.peek() && left === '') files.clear();
  const all = useSignal(/** @type {Attachment[]} */ (attachmentsIn(left).attachments.map(known)));
  const errors = useSignal(/** @type {FieldError[]} */ ([]));
  /** What was done last, said anew at each drawing, so that it follows the language. */
  const said = useSignal(/** @type {(() => string) | null} */ (null));

  /** @param {File[]} chosen */
  async function add(chosen) {
    errors.value = [];
    said.value = null;
    const room = MOST_ATTACHMENTS - all.peek().length;
    if (chosen.length > room) errors.value = [full(name)];
    const taken = chosen
      .slice(0, room)
      .map((file) => ({ key: ++last, name: file.name, file, upload: null }));
    all.value = [...all.peek(), ...taken];
    for (const attachment of taken) await inTurn(() => send(attachment));
  }

  /** @param {{ key: number, file: File }} attachment */
  async function send({ key, file }) {
    // Taken away again before its turn came.
    if (!all.peek().some((each) => each.key === key)) return;
    const sent = await sentFile(file, name);
    if ('upload' in sent) return keep(key, file, sent.upload);
    all.value = without(key);
    const found = 'errors' in sent ? sent.errors : failedAt(name, sent.failure);
    errors.value = together([
      ...errors.peek(),
      ...found.map((error) => about(file, { ...error, name })),
    ]);
  }

  /** @param {number} key @param {File} file @param {string} id */
  function keep(key, file, id) {
    files.set(id, file);
    all.value = all.peek().map((each) => (each.key === key ? { ...each, upload: id } : each));
    const number = all.peek().findIndex((each) => each.key === key) + 1;
    if (number > 0) said.value = () => t('attachments.added', { number });
  }

  /** @param {Attachment} attachment @param {number} number */
  function remove({ key, upload: id }, number) {
    if (id) files.delete(id);
    all.value = without(key);
    errors.value = [];
    said.value = () => t('attachments.removed', { number });
  }

  /** @param {number} key */
  const without = (key) => all.peek().filter((each) => each.key !== key);

  return { all, errors, said, add, remove };
}

/** @param {import('../../lib/attachments.js').Attached} attached @returns {Attachment} one that the form's draft holds */
const known = ({ upload: id, name }) => ({ key: ++last, name, file: files.get(id), upload: id });

/** @param {File} file @param {string} name @returns {Promise<import('../../app/upload.js').Uploaded>} */
async function sentFile(file, name) {
  const { problem, most } = await problemWithAttachment(file);
  if (!problem) return upload(file, () => {}, '/upload?as=attachment');
  const sizes = () => ({
    actual: megabytes(file.size, locale.value),
    size: megabytes(most, locale.value),
  });
  const message = () => t(`attachments.problem.${problem}`, sizes());
  return { errors: [{ name, code: problem, message }] };
}

/**
 * A session that ended asks for a sign-in by itself.
 *
 * @param {string} name of the field
 * @param {import('../../app/use-mutation.js').Failure} failure
 * @returns {FieldError[]}
 */
function failedAt(name, failure) {
  if (failure === 'signed-out') return [];
  return [{ name, code: failure, message: () => t(`attachments.problem.${failure}`) }];
}

/** Several may be chosen at once, so the file is named. @param {File} file @param {FieldError} error @returns {FieldError} */
function about(file, error) {
  return { ...error, message: () => `${file.name}: ${error.message()}` };
}

/** A field shows one: what is wrong with each file is said in it. @param {FieldError[]} errors @returns {FieldError[]} */
function together(errors) {
  if (errors.length < 2) return errors;
  return [{ ...errors[0], message: () => errors.map((error) => error.message()).join(' ') }];
}

/** @param {string} name @returns {FieldError} */
const full = (name) => ({
  name,
  code: 'FULL',
  message: () => t('attachments.full', { count: MOST_ATTACHMENTS }),
});
