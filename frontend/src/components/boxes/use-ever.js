import { useRef } from 'preact/hooks';

/**
 * Of what a form is begun without: it stays so, though it could be had by now.
 *
 * @param {boolean} isSo
 * @returns {boolean} whether it is so, or ever was as long as this stands
 */
export function useEver(isSo) {
  const ever = useRef(false);
  if (isSo) ever.current = true;
  return ever.current;
}
