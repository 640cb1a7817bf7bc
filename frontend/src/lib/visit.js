import { store, stored } from './stored.js';

/**
 * The cookie of a session is out of reach of scripts, so a page that finds nobody signed in can't
 * tell a stranger from somebody who was signed in when they left. These two words can.
 *
 * @typedef {'own' | 'ended'} Farewell one signed out oneself, or the session ended without one
 */
const key = 'minside.visit';

export function noteSignedIn() {
  note('in');
}

export function noteSignedOut() {
  note('out');
}

/** With a number, since other windows are told of a change alone. @param {'in' | 'out'} word */
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
  return last?.startsWith('in') ? 'ended' : undefined;
}
