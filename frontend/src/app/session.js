import { signal } from '@preact/signals';
import { language, switchLanguage } from '../i18n/index.js';
import { errorKind } from '../lib/errors.js';
import LanguageSave from '../operations/language-save.graphql';
import Session from '../operations/session.graphql';
import SignOut from '../operations/sign-out.graphql';
import { client, forgetAnswers } from './client.js';
import { retry } from './network.js';

/**
 * @typedef {object} Customer
 * @property {string} id
 * @property {string | null} firstName
 * @property {string} email
 * @property {'NB' | 'EN'} language
 */

/**
 * Who is signed in; `undefined` until the server has said, `null` when nobody is.
 *
 * @type {import('@preact/signals').Signal<Customer | null | undefined>}
 */
export const customer = signal(undefined);

/** True while a session has ended under a page that is still open. */
export const expired = signal(false);

export async function loadSession() {
  const { data, error } = await client.query(Session, {}, { requestPolicy: 'network-only' });
  if (data?.me) return welcome(data.me);
  if (data || errorKind(error) === 'signed-out') customer.value = null;
}

/**
 * The server no longer knows the session. A page in use stays as it is, under a sign-in dialog,
 * so that nothing typed is lost.
 */
export function sessionEnded() {
  if (customer.value) expired.value = true;
  else customer.value = null;
}

/** @returns {Promise<void>} settled once the customer has signed in again on top of the page */
export function signInAgain() {
  sessionEnded();
  return new Promise((resolve) => {
    const stop = expired.subscribe((isExpired) => {
      if (isExpired) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** @param {Customer} me the customer who has just signed in */
export async function signedIn(me) {
  const isSomeoneElse = customer.value && customer.value.id !== me.id;
  if (isSomeoneElse) return location.replace('/');
  forgetAnswers();
  await welcome(me);
  expired.value = false;
  retry();
}

/** @param {Customer} me */
async function welcome(me) {
  customer.value = me;
  const kept = me.language === 'EN' ? 'en' : 'nb';
  if (kept === language.value) return;
  await (isJustChosen ? keepLanguage(language.value) : switchLanguage(kept));
}

/** Leaves the page for good, so that the browser's memory holds nothing of the customer. */
export async function signOut() {
  const { error } = await client.mutation(SignOut, {});
  if (errorKind(error) === 'offline') return;
  location.assign('/logg-inn');
}

/** A choice made on the way in is the customer's latest word, and goes before the profile's. */
let isJustChosen = false;

/** @param {import('../i18n/index.js').Language} chosen */
export async function chooseLanguage(chosen) {
  isJustChosen = true;
  await switchLanguage(chosen);
  if (customer.value) await keepLanguage(chosen);
}

/** @param {import('../i18n/index.js').Language} chosen */
async function keepLanguage(chosen) {
  const language = chosen === 'en' ? 'EN' : 'NB';
  await client.mutation(LanguageSave, { language });
  if (customer.value) customer.value = { ...customer.value, language };
}
