/**
 * What one agreed to, and what may be done about it.
 *
 * @typedef {object} ConsentText
 * @property {string} label
 * @property {string[]} paragraphs
 * @property {number | null} version null where others worded it
 * @property {'NB' | 'EN' | null} language
 *
 * @typedef {object} Step
 * @property {string} receiptNumber
 * @property {'ASKED' | 'GIVEN' | 'WITHDRAWN' | 'CARRIED' | 'MOVED' | 'LEFT' | 'UNDONE'} action
 * @property {string} channel
 * @property {string} at ISO 8601
 * @property {number | null} textVersion
 *
 * @typedef {object} Consent
 * @property {string} purpose
 * @property {string} label
 * @property {'MAIL' | 'SMS' | 'ACCOUNT' | 'BROWSER'} kind
 * @property {string | null} address
 * @property {'NEVER' | 'ASKED' | 'GIVEN' | 'WITHDRAWN' | 'OUTDATED'} state
 * @property {boolean} inForce
 * @property {boolean} byInterest
 * @property {boolean} isMoved said for an address of before, and come along
 * @property {boolean} isElsewhere a yes was for an address or number of before alone
 * @property {string | null} since ISO 8601
 * @property {string | null} restored ISO 8601: since when a yes had held, where a no was taken back at once
 * @property {string | null} channel
 * @property {ConsentText | null} agreedText
 * @property {ConsentText} currentText
 * @property {{ change: 'SAME' | 'ADDED' | 'REMOVED', text: string }[] | null} difference
 * @property {boolean} asksAgain
 * @property {{ allowed: boolean, reason: string | null }} canGive
 * @property {{ allowed: boolean, reason: string | null }} canWithdraw
 * @property {boolean} needsBirthYear
 * @property {boolean} isTooYoung by the year that is known
 * @property {boolean} holdsAtOnce of what waits: whether the address is known by now, and isn't asked any more
 * @property {Step[]} history
 *
 * @typedef {'MAIL' | 'SMS' | 'PERSONALISATION' | 'CART_REMINDER'} Topic what its sentences are about
 */

/** @param {Pick<Consent, 'kind' | 'purpose' | 'byInterest'>} consent @returns {Topic} */
export function topicOf({ kind, purpose, byInterest }) {
  // Where the reminder waits for a yes it is as any other mail.
  if (purpose === 'CART_REMINDER' && !byInterest) return 'MAIL';
  return /** @type {Topic} */ (kind === 'ACCOUNT' ? purpose : kind);
}

/** A yes to the text that stands there. @param {Pick<Consent, 'purpose' | 'currentText'>} consent */
export function agreement({ purpose, currentText: { version, language } }) {
  return { purpose, version, language };
}

/**
 * @param {Consent} consent
 * @returns {boolean} whether a no can be taken back: what held, to the words that are asked about today
 */
export function canBeRestored({ inForce, byInterest, agreedText, currentText }) {
  return inForce && (byInterest || agreedText?.version === currentText.version);
}

/** @param {Consent} consent @returns {boolean} whether a no can't be taken back, though it ends something */
export const isLostByNo = (consent) => consent.inForce && !canBeRestored(consent);

/**
 * @param {string[]} held the purposes that held when a no was said to them
 * @param {Consent[]} now once that was taken back, as far as it could be
 * @returns {{ back: Consent[], waits: Consent[], gone: Consent[] }} what holds again, what waits for its address, and what is a no still
 */
export function restored(held, now) {
  const of = now.filter(({ purpose }) => held.includes(purpose));
  return {
    back: of.filter(({ inForce }) => inForce),
    waits: of.filter(({ state }) => state === 'ASKED'),
    gone: of.filter(({ inForce, state }) => !inForce && state !== 'ASKED'),
  };
}

/** @param {Consent[]} consents @returns {Consent[]} those that one can say no to now */
export const open = (consents) => consents.filter(({ canWithdraw }) => canWithdraw.allowed);

/**
 * Somebody may have said yes with the same number, which isn't told here: a no ends that too, and is always
 * safe.
 *
 * @param {Consent} consent
 * @returns {boolean} whether a no may end something
 */
export function canEnd({ kind, address, canWithdraw }) {
  return canWithdraw.allowed || (kind === 'SMS' && Boolean(address));
}

/**
 * @param {Consent} consent
 * @returns {boolean | null} what the answer is now; null where one waits
 */
export function answerTo({ state, inForce }) {
  return state === 'ASKED' || state === 'OUTDATED' ? null : inForce;
}

/** @param {Consent} consent @returns {boolean} whether something is sent that can be chosen for who gets it */
export const isSent = ({ kind, inForce }) => inForce && (kind === 'MAIL' || kind === 'SMS');

/** @param {Consent} consent @returns {boolean} whether it is the yes to choose what suits one */
export const isAdapted = ({ purpose, inForce }) => purpose === 'PERSONALISATION' && inForce;
