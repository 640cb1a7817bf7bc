/**
 * What the browser keeps for us between two loads. A browser that keeps nothing still gets the app.
 *
 * @param {string} key
 * @returns {string | null}
 */
export function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value null forgets it */
export function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Whoever turned it off has chosen that nothing is remembered.
  }
}
