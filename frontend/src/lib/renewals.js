/**
 * A sign-in or a step-up brings a new session token, and the old one is void at once. A request that
 * was on its way with the old one has lost that race: it is answered as if nobody were signed in,
 * and is asked once more. Never twice.
 *
 * @param {() => Promise<boolean>} isStillIn asked where the token may be another window's doing
 */
export function renewals(isStillIn) {
  let finished = 0;
  let underway = /** @type {Promise<unknown>} */ (Promise.resolve());

  /**
   * @template T
   * @param {() => Promise<T>} send
   * @param {(answer: T) => boolean | Promise<boolean>} isNobody whether it is answered as to a stranger
   * @returns {Promise<T>} the last answer
   */
  async function ask(send, isNobody) {
    const before = finished;
    const answer = await send();
    if (!(await isNobody(answer))) return answer;
    await underway;
    const isLost = finished !== before || (await isStillIn());
    return isLost ? send() : answer;
  }

  /**
   * @template T
   * @param {() => Promise<T>} send of a request that may bring a new token
   * @returns {Promise<T>}
   */
  function renew(send) {
    const sent = send();
    const isFinished = () => {
      finished += 1;
    };
    underway = Promise.all([underway, sent.then(isFinished, isFinished)]);
    return sent;
  }

  return { ask, renew };
}
