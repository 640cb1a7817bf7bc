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

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]»”]/g;
const LABELLED = /^(.*\S):[ \n](https?:\/\/\S+)$/;
/** What may be somebody's alone: an id, or letters and figures that are no words. */
const OPAQUE =
  /[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}|\b(?=\w*\d)\w{20,}|^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[\w-]{16,}$/;

/**
 * @typedef {object} Part
 * @property {string} text
 * @property {string} [href] where it leads
 * @property {boolean} [isOurs]
 */

/**
 * The lines of a block, with the addresses in them as links: to pages of ours, and to others by https. What
 * may have been a link for its reader alone leads nowhere, and what made it theirs isn't shown. A line that
 * says what an address is for becomes the link itself; any other address is shown in short.
 *
 * @param {string[]} lines
 * @param {string} origin ours
 * @returns {Part[][]} of each line
 */
export function linked(lines, origin) {
  /** @type {Part[][]} */
  const found = [];
  for (let at = 0; at < lines.length; at++) {
    const isLabel = lines[at].endsWith(':') && lines[at + 1] && !lines[at + 1].includes(' ');
    const both = isLabel && labelled(`${lines[at]}\n${lines[at + 1]}`, origin);
    if (both) at++;
    found.push(both || labelled(lines[at], origin) || addressesIn(lines[at], origin));
  }
  return found;
}

/** @param {string} text @param {string} origin @returns {Part[] | null} */
function labelled(text, origin) {
  const [, label, address] = LABELLED.exec(text) ?? [];
  const to = address && leadsTo(address, origin);
  return to ? [{ text: label, ...to }] : null;
}

/** @param {string} line @param {string} origin @returns {Part[]} */
function addressesIn(line, origin) {
  /** @type {Part[]} */
  const parts = [];
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    parts.push({ text: line.slice(from, index) });
    parts.push({ text: inShort(address), ...leadsTo(address, origin) });
    from = index + address.length;
  }
  return [...parts, { text: line.slice(from) }].filter(({ text }) => text);
}

/** @param {string} address @param {string} origin @returns {{ href: string, isOurs: boolean } | null} */
function leadsTo(address, origin) {
  const url = read(address);
  // Links that are somebody's have their secret here, or in their path.
  if (!url || url.hash || url.search || url.username || url.password) return null;
  if (url.origin === origin) {
    return url.pathname.startsWith('/unsubscribe') ? null : { href: url.pathname, isOurs: true };
  }
  if (url.protocol !== 'https:' || url.pathname.split('/').some(isOpaque)) return null;
  return { href: url.href, isOurs: false };
}

/** @param {string} address @returns {string} */
function inShort(address) {
  const url = read(address);
  if (!url) return address;
  const path = url.pathname.split('/').map((part) => (isOpaque(part) ? '…' : part));
  const end = url.search || url.hash ? '…' : '';
  return `${url.host}${path.join('/').replace(/\/$/, '')}${end}`;
}

/** @param {string} address @returns {URL | null} */
function read(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** @param {string} part of a path */
const isOpaque = (part) => OPAQUE.test(part);
