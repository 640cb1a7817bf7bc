/**
 * Does an act, and does it again by itself once the customer has confirmed who they are, where the
 * server wants to know that first: they have asked for it once already.
 *
 * @template T
 * @param {() => Promise<T>} act
 * @param {(answer: T) => boolean} isAsked whether the server wants to know
 * @param {() => Promise<boolean>} confirm whether they did; false where they'd rather not
 * @returns {Promise<T | undefined>} the last answer, undefined where they'd rather not; done twice at most
 */
export async function confirmed(act, isAsked, confirm) {
  const answer = await act();
  if (!isAsked(answer)) return answer;
  return (await confirm()) ? act() : undefined;
}
