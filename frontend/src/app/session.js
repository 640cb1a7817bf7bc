import { effect, signal } from '@preact/signals';
import { language, switchLanguage, t } from '../i18n/index.js';
import { rememberWish, takeWish } from '../i18n/remembered.js';
import { forgetDrafts } from '../lib/drafts.js';
import { errorKind } from '../lib/errors.js';
import {
  notePasswordReset,
  noteSignedIn,
  noteSignedOut,
  takeFarewell,
  whenAnotherWindowChanges,
} from '../lib/visit.js';
import LanguageSave from '../operations/language-save.graphql';
import Session from '../operations/session.graphql';
import SignOut from '../operations/sign-out.graphql';
import { client, forgetAnswers, speakFor } from './client.js';
import { retry } from './network.js';
import { notice } from './notice.jsx';

/**
 * @typedef {object} Customer
 * @property {string} id
 * @property {string | null} firstName
 * @property {string | null} email none yet for who was known to the shop without one
 * @property {'NB' | 'EN'} language
 * @property {number} unreadConversations in how many there is an answer that wasn't seen
 */

/**
 * Who is signed in; `undefined` until the server has said, `null` when nobody is.
 *
 * @type {import('@preact/signals').Signal<Customer | null | undefined>}
 */
export const customer = signal(undefined);

/** True while a session has ended under a page that is still open. */
export const expired = signal(false);

/** Why nobody is signed in any more, for the sign-in page to say; undefined for a stranger. */
export const farewell = signal(takeFarewell());

effect(() => speakFor(customer.value?.id));

whenAnotherWindowChanges((isOut) => {
  if (!customer.peek()) return;
  if (isOut) return leave();
  // Somebody came in there: whoever it was, this window asks whether its own customer still is.
  client.query(Session, {}, { requestPolicy: 'network-only' }).then(({ data }) => {
    if (data && !data.me) sessionEnded();
    else if (data) goOn();
  });
});

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
  if (isSomeoneElse) {
    forgetDrafts();
    return location.replace('/');
  }
  forgetAnswers();
  await welcome(me);
  goOn();
}

/** The page that waited under the dialog asks again for what it couldn't have. */
function goOn() {
  if (!expired.peek()) return;
  expired.value = false;
  retry();
}

/** @param {Customer} me */
async function welcome(me) {
  customer.value = me;
  farewell.value = undefined;
  noteSignedIn();
  const wish = takeWish();
  if (wish) return chooseLanguage(wish);
  const kept = me.language === 'EN' ? 'en' : 'nb';
  if (kept !== language.value) await switchLanguage(kept);
}

export async function signOut() {
  notice.value = null;
  const { error } = await client.mutation(SignOut, {});
  if (error && errorKind(error) !== 'signed-out') {
    notice.value = () => t('sign-out.failed');
    return;
  }
  noteSignedOut();
  leave();
}

/** A new password was chosen by a link, which ended every session: all begins anew at the door. */
export function passwordReset() {
  forgetDrafts();
  notePasswordReset();
  location.replace('/logg-inn');
}

/** What was done by a link may have ended the session of this browser too. */
export async function askWhoIsIn() {
  forgetAnswers();
  customer.value = null;
  await loadSession();
}

/** Leaves the page for good, so that the browser's memory holds nothing of the customer. */
function leave() {
  forgetDrafts();
  location.assign('/logg-inn');
}

/**
 * The language of the page, and of what we write to whoever is signed in or signs in next.
 *
 * @param {import('../i18n/index.js').Language} chosen
 */
export async function chooseLanguage(chosen) {
  notice.value = null;
  try {
    await switchLanguage(chosen);
  } catch {
    notice.value = () => t('language.not-fetched');
    return;
  }
  if (!customer.value) return rememberWish(chosen);
  keeping = keeping.then(keepLanguage);
  await keeping;
}

/** One after the other: of two choices in a row the profile keeps the last. */
let keeping = Promise.resolve();

async function keepLanguage() {
  const chosen = language.value;
  const code = chosen === 'en' ? 'EN' : 'NB';
  if (!customer.value || customer.value.language === code) return;
  const { error } = await client.mutation(LanguageSave, { language: code });
  if (!error) customer.value = { ...customer.value, language: code };
  notice.value = () => t(error ? 'language.not-kept' : 'language.kept');
}
