import { useEffect, useId, useRef } from 'preact/hooks';

/**
 * Opens beneath the button that asked for it, and into view; whoever closes it is at that button again.
 *
 * @param {{ title: string, onClose: () => void, children: preact.ComponentChildren }} props
 */
export function Panel({ title, onClose, children }) {
  const id = useId();
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useInView(heading);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => opener instanceof HTMLElement && opener.isConnected && opener.focus();
  }, []);
  /** @param {KeyboardEvent} event */
  function closeBy(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  }
  return (
    <section class="act-panel" aria-labelledby={id} onKeyDown={closeBy}>
      <h3 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/**
 * What comes of an act is told a moment after its panel is open, which grows by it: it is kept in view for as
 * long as one is at its heading, and hasn't begun.
 *
 * @param {import('preact').RefObject<HTMLHeadingElement | null>} heading
 */
function useInView(heading) {
  useEffect(() => {
    const panel = heading.current?.parentElement;
    if (!panel) return undefined;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const watch = new ResizeObserver(() => {
      if (document.activeElement === heading.current)
        panel.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
    });
    watch.observe(panel);
    return () => watch.disconnect();
  }, []);
}
