import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * The width of an element, so that a drawing can fill it and keep its letters at reading size.
 *
 * @returns {[import("preact").RefObject<HTMLDivElement | null>, number]} whole pixels, 0 until it is known
 */
export function useWidth() {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
