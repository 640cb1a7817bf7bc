/**
 * @param {string} path
 * @param {string} pattern of an address, with `:name` for a part that may be anything
 */
export function isAt(path, pattern) {
  const parts = path.replace(/(.)\/$/, '$1').split('/');
  const wanted = pattern.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]))
  );
}

/**
 * @param {string} path of the page shown
 * @param {string} section path of an entry in the menu
 * @returns {boolean} whether the page is the entry's own or lies beneath it
 */
export function isWithin(path, section) {
  return path === section || (section !== '/' && path.startsWith(`${section}/`));
}
