import { store, stored, whileOpen } from '../lib/stored.js';

/** @typedef {'nb' | 'en'} Language */

const keys = { page: 'minside.language', wish: 'minside.language-wish' };

/** @returns {Language} the last language on this device, Bokmål when there is none */
export function rememberedLanguage() {
  return stored(keys.page) === 'en' ? 'en' : 'nb';
}

/** @param {Language} language */
export function remember(language) {
  store(keys.page, language);
}

/**
 * A language chosen while nobody is signed in is a wish of whoever signs in next, and goes before
 * what their profile says. Their own, once, and in this window alone: on a shared machine the next
 * one has wishes of theirs.
 *
 * @returns {Language | null}
 */
export function takeWish() {
  const wish = stored(keys.wish, whileOpen);
  store(keys.wish, null, whileOpen);
  return wish === 'nb' || wish === 'en' ? wish : null;
}

/** @param {Language} language */
export function rememberWish(language) {
  store(keys.wish, language, whileOpen);
}
