import { useEffect } from 'preact/hooks';

/**
 * Goes to the field or section that the address names after `#`, once the page has its data: the
 * overview's links point at what is missing.
 *
 * @param {boolean} isReady
 */
export function useHashFocus(isReady) {
  useEffect(() => {
    const name = location.hash.slice(1);
    if (isReady && name) focusOn(name);
  }, [isReady]);
}

/** @param {string} name of a field, beginning of the names of a group of fields, or a section's id */
function focusOn(name) {
  const quoted = CSS.escape(name);
  const selector = `[name="${quoted}"], [name^="${quoted}."], #${quoted}`;
  const target = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
