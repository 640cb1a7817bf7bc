import { looksLikeEmail } from './email.js';

/** A check of its own file: only the pages at the door have its text. @type {import('./checks.js').Check} */
export const anEmail = (typed) => (looksLikeEmail(typed) ? undefined : 'sign-in.email.invalid');
