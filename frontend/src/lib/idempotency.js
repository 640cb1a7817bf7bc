/**
 * A key that makes a double click, or a retry after a lost answer, one thing and not two.
 *
 * The same key goes out until the server has answered; only then may the form make something new.
 *
 * @param {() => string} [random]
 */
export function idempotency(random = () => crypto.randomUUID()) {
  let key = random();
  return {
    /** @returns {string} */
    current: () => key,
    renew: () => {
      key = random();
    },
  };
}
