import { signal } from '@preact/signals';
import { language } from '../../i18n/index.js';
import { heldClaim, holdClaim } from '../../lib/claim.js';

/**
 * Where the letter went, so that it can be sent again. In memory alone.
 *
 * @type {import('@preact/signals').Signal<{ email: string } | null>}
 */
export const sent = signal(null);

/**
 * What the code goes with; null where none was asked for.
 *
 * @type {import('@preact/signals').Signal<string | null>}
 */
export const claim = signal(heldClaim());

/** @param {string} token */
export function keepClaim(token) {
  holdClaim(token);
  claim.value = token;
}

/**
 * @template {object} T
 * @param {T} who
 * @returns {T & { language: 'NB' | 'EN' }} the input, with the language that we write in
 */
export function request(who) {
  return { ...who, language: language.value === 'en' ? 'EN' : 'NB' };
}
