import { store, stored } from './stored.js';

/**
 * The cookie of a session is out of reach of scripts, so a page that finds nobody signed in can't
 * tell a stranger from somebody who was signed in when they left. These words can.
 *
 * @typedef {'own' | 'ended' | 'reset'} Farewell one signed out oneself, the session ended without
 *   one, or a new password ended all of them
 */
const key = 'minside.visit';

export function noteSignedIn() {
  note('in');
}

export function noteSignedOut() {
  note('out');
}

/** A new password was chosen by a link: other windows ask whether their customer still is in. */
export function notePasswordReset() {
  note('reset');
}

/** With a number, since other windows are told of a change alone. @param {'in' | 'out' | 'reset'} word */
function note(word) {
  store(key, `${word} ${Date.now()}`);
}

/**
 * Another window of this browser was signed out of, or into.
 *
 * @param {(isOut: boolean) => void} follow
 */
export function whenAnotherWindowChanges(follow) {
  addEventListener('storage', ({ key: changed, newValue }) => {
    if (changed === key && newValue) follow(newValue.startsWith('out'));
  });
}

/** @returns {Farewell | undefined} why nobody is signed in; told once */
export function takeFarewell() {
  const last = stored(key);
  store(key, null);
  if (last?.startsWith('out')) return 'own';
  if (last?.startsWith('reset')) return 'reset';
  return last?.startsWith('in') ? 'ended' : undefined;
}
