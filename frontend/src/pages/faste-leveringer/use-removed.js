import { useEffect, useRef } from 'preact/hooks';

/**
 * Where focus goes when a product is taken out by its button, which goes with it: to the one that stands in
 * its place now, to the last one, or to where one chooses another.
 *
 * @param {{ sku: string }[]} things
 * @param {string} otherwise id of the heading there
 * @returns {(sku: string) => void} to be told before it is taken out
 */
export function useRemoved(things, otherwise) {
  const place = useRef(-1);
  useEffect(() => {
    if (place.current < 0) return;
    const names = [...document.querySelectorAll('.subscription-line h3')];
    const next = names[Math.min(place.current, names.length - 1)];
    /** @type {HTMLElement | null} */ (next ?? document.getElementById(otherwise))?.focus();
    place.current = -1;
  }, [things.length]);
  return (sku) => {
    place.current = things.findIndex((thing) => thing.sku === sku);
  };
}
