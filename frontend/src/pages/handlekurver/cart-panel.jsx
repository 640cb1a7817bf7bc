import { useEffect, useRef } from 'preact/hooks';

/**
 * Whoever opened it is at its first field; whoever closes it is at the button again that opened it.
 *
 * @param {{ onClose: () => void, isAtLine?: boolean, children: preact.ComponentChildren }} props
 */
export function CartPanel({ onClose, isAtLine, children }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const last = useRef(onClose);
  last.current = onClose;
  useEffect(() => {
    const panel = place.current;
    const opener = document.activeElement;
    /** @type {HTMLElement | null | undefined} */
    const first = panel?.querySelector('input, select');
    first?.focus();
    /** @param {KeyboardEvent} event */
    const closeBy = (event) => event.key === 'Escape' && last.current();
    panel?.addEventListener('keydown', closeBy);
    return () => {
      const at = document.activeElement;
      const isLost = at === document.body || panel?.contains(at);
      if (isLost && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <div class={isAtLine ? 'cart-panel cart-line-panel' : 'cart-panel'} ref={place}>
      {children}
    </div>
  );
}
