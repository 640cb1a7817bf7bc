import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';

/**
 * A modal question. Without `onClose` it can only be answered.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.text] read aloud with the title
 * @param {() => void} [props.onClose]
 * @param {preact.ComponentChildren} props.children
 */
export function Dialog({ title, text, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const titleId = useId();
  const textId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => opener instanceof HTMLElement && opener.isConnected && opener.focus();
  }, []);
  return (
    <dialog
      class="ds-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      aria-describedby={text && textId}
      onCancel={(event) => answer(event, onClose)}
      onClose={onClose}
    >
      {onClose && (
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-icon
          data-command="close"
          aria-label={t('act.close')}
          onClick={onClose}
        />
      )}
      <h2 class="ds-heading" id={titleId}>
        {title}
      </h2>
      {text && <p id={textId}>{text}</p>}
      {children}
    </dialog>
  );
}

/** @param {Event} event @param {(() => void) | undefined} onClose */
function answer(event, onClose) {
  if (!onClose) event.preventDefault();
}
