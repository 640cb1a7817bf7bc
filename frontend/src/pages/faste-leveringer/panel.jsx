import { useEffect, useId, useRef } from 'preact/hooks';

/**
 * Opens beneath the button that asked for it; whoever closes it is at that button again.
 *
 * @param {{ title: string, onClose: () => void, children: preact.ComponentChildren }} props
 */
export function Panel({ title, onClose, children }) {
  const id = useId();
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
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
