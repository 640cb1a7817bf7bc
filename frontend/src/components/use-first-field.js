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
    if (isLedTo) place.current?.querySelector('input:not([hidden])')?.focus();
  }, []);
  return place;
}
