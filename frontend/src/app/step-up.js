import { signal } from '@preact/signals';

/**
 * Takes the customer's answer while we ask whether it is them; null while we don't.
 *
 * @type {import('@preact/signals').Signal<((isConfirmed: boolean) => void) | null>}
 */
export const stepUp = signal(null);

/** @type {Promise<boolean> | undefined} */
let asked;

/**
 * Asks for the password on top of the page, once for all that waits for it.
 *
 * @returns {Promise<boolean>} whether the customer has confirmed who they are; false where they'd rather not
 */
export function confirmIdentity() {
  asked ??= new Promise(ask);
  return asked;
}

/** @param {(isConfirmed: boolean) => void} resolve */
function ask(resolve) {
  stepUp.value = function answer(isConfirmed) {
    // A dialog that closes says so more than once, and another may be open by then.
    if (stepUp.peek() !== answer) return;
    stepUp.value = null;
    asked = undefined;
    resolve(isConfirmed);
  };
}
