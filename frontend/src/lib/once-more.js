/**
 * Asks, and where nobody is signed in any more, asks again once the customer has signed in: they
 * have asked for it once already.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} isSignedOut
 * @param {() => Promise<void>} signInAgain settled once the customer has, or can't
 * @returns {Promise<T>} the last answer; asked twice at most
 */
export async function onceMore(ask, isSignedOut, signInAgain) {
  const answer = await ask();
  if (!isSignedOut(answer)) return answer;
  await signInAgain();
  return ask();
}
