/**
 * Presses that stand in line: the first is being said, and the others are said after it.
 *
 * @typedef {object} Turn
 * @property {string} at the place of what is pressed: of two presses there that wait, the last is meant
 * @property {string} press which of the buttons there
 * @property {boolean} [isAll] it is about every place
 * @property {boolean} [isUndo] it takes back what was said at another place: pressed there again, that isn't the same
 * @property {() => Promise<unknown>} act
 */

/**
 * @param {Turn[]} line
 * @param {Turn} turn
 * @returns {Turn[]} the line once that is pressed too
 */
export function pressed(line, turn) {
  const [first, ...waiting] = line;
  if (!first) return [turn];
  const kept = [first, ...waiting.filter(({ at }) => !turn.isAll && at !== turn.at)];
  return isSaid(kept, turn) ? kept : [...kept, turn];
}

/**
 * @param {Turn[]} line
 * @param {Pick<Turn, 'at' | 'press' | 'isAll'>} turn
 * @returns {boolean} whether pressing it once more would change nothing
 */
export function isSaid(line, { at, press, isAll }) {
  const last = line.findLast((each) => isAll || each.isAll || each.isUndo || each.at === at);
  return last !== undefined && last.at === at && last.press === press;
}

/**
 * @param {Turn[]} line
 * @param {Pick<Turn, 'at' | 'press'>} turn
 * @returns {boolean} whether that is what is meant there, and isn't answered yet
 */
export const isUnderWay = (line, { at, press }) =>
  line.findLast((each) => each.at === at)?.press === press;
