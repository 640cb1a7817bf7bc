/** @typedef {'nb' | 'en'} Language */

const storageKey = 'minside.language';

/** @returns {Language} the last choice on this device, Bokmål when there is none */
export function rememberedLanguage() {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'nb';
  } catch {
    return 'nb'; // A browser that keeps no data still gets the app.
  }
}

/** @param {Language} chosen */
export function remember(chosen) {
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // The profile keeps the choice as well, once signed in.
  }
}
