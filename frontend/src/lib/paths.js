/**
 * @param {string} path of the page shown
 * @param {string} section path of an entry in the menu
 * @returns {boolean} whether the page is the entry's own or lies beneath it
 */
export function isWithin(path, section) {
  return path === section || (section !== '/' && path.startsWith(`${section}/`));
}
