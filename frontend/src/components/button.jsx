/**
 * @typedef {object} Look
 * @property {'primary' | 'secondary' | 'tertiary'} [variant]
 * @property {'danger'} [tone] for what can't be undone
 */

/**
 * A button that stays where it is, and deaf, while its work runs; with an `aria-busy` of its own it shows that work
 * where it may be pressed again.
 *
 * @param {Look & { busy?: boolean, busyLabel?: string, type?: 'button' | 'submit' } & preact.ButtonHTMLAttributes} props
 */
export function Button({
  variant = 'primary',
  tone,
  busy,
  busyLabel,
  type = 'button',
  children,
  onClick,
  ...rest
}) {
  return (
    <button
      aria-busy={busy || undefined}
      {...rest}
      type={type}
      class="ds-button"
      data-variant={variant}
      data-color={tone}
      aria-disabled={busy || undefined}
      onClick={busy ? ignore : onClick}
    >
      {busyLabel && (rest['aria-busy'] ?? busy) ? busyLabel : children}
    </button>
  );
}

/** @param {Event} event */
const ignore = (event) => event.preventDefault();

/** @param {Look & { href: string, children: preact.ComponentChildren }} props */
export function ButtonLink({ variant = 'primary', href, children }) {
  return (
    <a class="ds-button" data-variant={variant} href={href}>
      {children}
    </a>
  );
}
