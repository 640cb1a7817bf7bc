import { store, stored, whileOpen } from './stored.js';

/**
 * What goes with a code sent by SMS. It outlives a reload: a phone may drop the page while its owner
 * looks the code up in another app. Nobody can use it without the code, nor after a quarter of an hour.
 */
const key = 'minside.claim';

/** In a browser that keeps nothing it lives as long as the page. */
let held = stored(key, whileOpen);

/** @returns {string | null} none once it was used, or where no code was asked for */
export function heldClaim() {
  return held;
}

/** @param {string} token */
export function holdClaim(token) {
  held = token;
  store(key, token, whileOpen);
}

export function dropClaim() {
  held = null;
  store(key, null, whileOpen);
}
