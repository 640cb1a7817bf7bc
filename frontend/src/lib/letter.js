/**
 * How wide the lines of a letter are set, in characters, and what underlines its headings.
 */
const WIDTH = 76;
const UNDERLINE = /^(=+|-+)$/;

/**
 * @typedef {object} Block
 * @property {boolean} isHeading
 * @property {string[]} lines each as long as its sentence goes
 */

/**
 * A letter's plain text, as it can be read on a screen of any width: lines that were broken only because
 * they were full are whole again.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function blocksOf(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((part) => readBlock(part.split('\n').map((line) => line.trimEnd())))
    .filter(({ lines }) => lines.length > 0);
}

/** @param {string[]} lines @returns {Block[]} a heading stands by itself */
function readBlock(lines) {
  const [first, second, ...rest] = lines;
  if (second !== undefined && first && UNDERLINE.test(second))
    return [{ isHeading: true, lines: [first] }, ...readBlock(rest)];
  const said = lines.filter((line) => line && !UNDERLINE.test(line));
  return [{ isHeading: false, lines: joined(said) }];
}

/** @param {string[]} lines @returns {string[]} */
function joined(lines) {
  /** @type {string[]} */
  const whole = [];
  lines.forEach((line, at) => {
    if (at > 0 && wasFull(lines[at - 1], line)) whole[whole.length - 1] += ` ${line}`;
    else whole.push(line);
  });
  return whole;
}

/** @param {string} line @param {string} next @returns {boolean} whether the next word had no room in it */
function wasFull(line, next) {
  const [word] = next.split(' ', 1);
  return line.length <= WIDTH && line.length + 1 + word.length > WIDTH;
}
