/** @param {string} reached as little of an address as is told, such as `k…@example.com` @returns {string} the same, on one line wherever it is said */
export const unbroken = (reached) => reached.replace('…', '…\u2060');
