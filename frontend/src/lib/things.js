/** Short texts that people list: allergies and things to avoid. */

/** As the API allows. */
export const MOST_THINGS = 30;
export const LONGEST_THING = 100;

/**
 * Adds what was typed; commas, semicolons and lines part one thing from the next, as when pasted.
 * What is there already, in whatever case, is not added twice.
 *
 * @param {string[]} things
 * @param {string} typed
 * @returns {{ things: string[], added: string[], left: string, problem: 'TOO_LONG' | 'FULL' | null }}
 *   `left` is what could not be added and stays in the field
 */
export function addThings(things, typed) {
  /** @type {ReturnType<typeof addThings>} */
  const start = { things, added: [], left: '', problem: null };
  return splitThings(typed).reduce(addOne, start);
}

/** @param {string} typed @returns {string[]} the things in it, tidied */
export function splitThings(typed) {
  return typed
    .split(/[,;\n]/)
    .map((thing) => thing.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}

/** @param {string} name of a field of things @returns {string} that of the list beside it */
export const listName = (name) => `${name}.list`;

/** @param {string[]} things @returns {string} one a line, as a form's field holds them */
export const joinThings = (things) => things.join('\n');

/** @param {string} joined @returns {string[]} */
export const thingsFrom = (joined) => joined.split(/\r?\n/).filter(Boolean);

/** @param {ReturnType<typeof addThings>} so @param {string} thing @returns {ReturnType<typeof addThings>} */
function addOne(so, thing) {
  if (has(so.things, thing)) return so;
  const problem = problemWith(so.things, thing);
  if (problem) return { ...so, problem, left: so.left ? `${so.left}, ${thing}` : thing };
  return { ...so, things: [...so.things, thing], added: [...so.added, thing] };
}

/** @param {string[]} things @param {string} thing */
function has(things, thing) {
  return things.some((known) => known.toLocaleLowerCase() === thing.toLocaleLowerCase());
}

/** @param {string[]} things @param {string} thing */
function problemWith(things, thing) {
  if (things.length >= MOST_THINGS) return 'FULL';
  return thing.length > LONGEST_THING ? 'TOO_LONG' : null;
}
