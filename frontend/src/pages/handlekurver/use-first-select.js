import { useEffect, useRef } from 'preact/hooks';

/**
 * Whoever opened a panel is at its first field.
 *
 * @returns {preact.RefObject<HTMLFormElement | null>} to be its `ref`
 */
export function useFirstSelect() {
  const place = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => place.current?.querySelector('select')?.focus(), []);
  return place;
}
