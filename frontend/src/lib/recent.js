const days = 30;

/**
 * @template {{ changedAt: string }} T
 * @param {T[]} changes
 * @param {Date} [now]
 * @returns {T[]} those of the last thirty days: what is older is history, not news
 */
export function recent(changes, now = new Date()) {
  const earliest = now.getTime() - days * 86_400_000;
  return changes.filter(({ changedAt }) => Date.parse(changedAt) >= earliest);
}
