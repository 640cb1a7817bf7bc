import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { draftOf, hasDrafts } from '../../lib/drafts.js';
import { MOST_PICTURES, uploadsIn } from '../../lib/uploads.js';
import { FormDraft } from '../form-context.js';
import { failedAt, sentPicture } from '../photo-picker/sent-picture.js';

/**
 * @typedef {import('../../lib/errors.js').FieldError} FieldError
 *
 * @typedef {object} Picture
 * @property {number} key its own for as long as the field stands
 * @property {File | undefined} file unknown where one came back to the form after a reload
 * @property {string | null} upload null while it is on its way
 */

/** What was chosen, by its upload: a draft holds texts alone, and a preview needs the file. @type {Map<string, File>} */
const files = new Map();

let last = 0;

/** The server draws one picture of a customer's at a time. @type {Promise<void>} */
let turn = Promise.resolve();

/** @param {() => Promise<void>} act */
function inTurn(act) {
  turn = turn.then(act, act);
  return turn;
}

/**
 * The pictures of one field: each is looked at and sent as it is chosen. One that can't be taken says
 * so, and leaves the others as they are.
 *
 * @param {string} name of the field
 */
export function usePictures(name) {
  const left = draftOf(useContext(FormDraft))?.[name] ?? '';
  // Nothing chosen by one customer is there for the next.
  if (!hasDrafts.peek() && left === '') files.clear();
  const pictures = useSignal(/** @type {Picture[]} */ (uploadsIn(left).uploads.map(known)));
  const errors = useSignal(/** @type {FieldError[]} */ ([]));
  /** What was done last, said anew at each drawing, so that it follows the language. */
  const said = useSignal(/** @type {(() => string) | null} */ (null));

  /** @param {File[]} chosen */
  async function add(chosen) {
    errors.value = [];
    said.value = null;
    const room = MOST_PICTURES - pictures.peek().length;
    if (chosen.length > room) errors.value = [full(name)];
    const taken = chosen.slice(0, room).map((file) => ({ key: ++last, file, upload: null }));
    pictures.value = [...pictures.peek(), ...taken];
    for (const picture of taken) await inTurn(() => send(picture));
  }

  /** @param {{ key: number, file: File }} picture */
  async function send({ key, file }) {
    const sent = await sentPicture(file, name, () => {});
    if ('upload' in sent) return keep(key, file, sent.upload);
    pictures.value = without(key);
    const found = 'errors' in sent ? sent.errors : failedAt(name, sent.failure);
    errors.value = [...errors.peek(), ...found.map((error) => about(file, { ...error, name }))];
  }

  /** @param {number} key @param {File} file @param {string} upload */
  function keep(key, file, upload) {
    files.set(upload, file);
    pictures.value = pictures
      .peek()
      .map((picture) => (picture.key === key ? { ...picture, upload } : picture));
    const number = pictures.peek().findIndex((picture) => picture.key === key) + 1;
    if (number > 0) said.value = () => t('pictures.added', { number });
  }

  /** @param {Picture} picture @param {number} number */
  function remove({ key, upload }, number) {
    if (upload) files.delete(upload);
    pictures.value = without(key);
    errors.value = [];
    said.value = () => t('pictures.removed', { number });
  }

  /** @param {number} key */
  const without = (key) => pictures.peek().filter((picture) => picture.key !== key);

  return { pictures, errors, said, add, remove };
}

/** @param {string} upload @returns {Picture} one that the form's draft holds */
const known = (upload) => ({ key: ++last, file: files.get(upload), upload });

/** Several may be chosen at once, so the file is named. @param {File} file @param {FieldError} error @returns {FieldError} */
function about(file, error) {
  return { ...error, message: () => `${file.name}: ${error.message()}` };
}

/** @param {string} name @returns {FieldError} */
const full = (name) => ({
  name,
  code: 'FULL',
  message: () => t('pictures.full', { count: MOST_PICTURES }),
});
