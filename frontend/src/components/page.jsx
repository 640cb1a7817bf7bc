import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '../i18n/index.js';

let isArrival = true;

/**
 * A page: its heading takes focus when one comes to it from another page, and names the window.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.name] of the window, where the heading says something else
 * @param {preact.ComponentChildren} [props.intro]
 * @param {boolean} [props.isLedTo] takes focus on arrival too: an act of one's own led here
 * @param {preact.ComponentChildren} props.children
 */
export function Page({ title, name = title, intro, isLedTo = false, children }) {
  const { path } = useLocation();
  const windowTitle = t('app.title', { page: name });
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  // At once: a moment later somebody may be at a field already, and would be torn away.
  useLayoutEffect(() => {
    // The browser itself announces the first page; moving focus there would skip the shell.
    if (!isArrival || isLedTo) heading.current?.focus();
    isArrival = false;
  }, [path]);
  return (
    <div class="page">
      <h1 class="page-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {intro && <p class="page-intro">{intro}</p>}
      {children}
    </div>
  );
}
