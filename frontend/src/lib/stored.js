/** @typedef {() => Storage} Where */

/** @type {Where} */
const forGood = () => localStorage;

/** As long as its window is open, also when the page is loaded anew. @type {Where} */
export const whileOpen = () => sessionStorage;

/**
 * What the browser keeps for us between two loads. A browser that keeps nothing still gets the app.
 *
 * @param {string} key
 * @param {Where} [where]
 * @returns {string | null}
 */
export function stored(key, where = forGood) {
  try {
    return where().getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string | null} value null forgets it
 * @param {Where} [where]
 */
export function store(key, value, where = forGood) {
  try {
    if (value === null) where().removeItem(key);
    else where().setItem(key, value);
  } catch {
    // Whoever turned it off has chosen that nothing is remembered.
  }
}
