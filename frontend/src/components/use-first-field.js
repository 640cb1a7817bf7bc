import { useEffect, useRef } from 'preact/hooks';

/**
 * Whoever asked for a form is at its first field when it opens.
 *
 * @param {boolean} [isLedTo] false where the form was open already
 * @returns {preact.RefObject<HTMLDivElement | null>} to be the `ref` of what holds it
 */
export function useFirstField(isLedTo = true) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    /** @type {HTMLInputElement | null | undefined} */
    const first = place.current?.querySelector('input:not([hidden])');
    if (isLedTo) first?.focus();
  }, []);
  return place;
}
