import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../i18n/index.js';
import { formatMoment } from '../lib/format.js';
import { Icon } from './icon.jsx';

/**
 * @typedef {object} Done
 * @property {() => string} text what was done, said anew at each drawing, so that it follows the language
 * @property {() => string[]} [lines] what comes of it, a sentence each
 * @property {string} [at] ISO 8601, the moment it was done; none where nothing was
 * @property {() => void} [undo]
 * @property {() => string} [undoWords] where taking it back is called something of its own
 * @property {() => boolean} [isUndoing] where it takes a while
 * @property {boolean} [takesFocus] where the button that did it is gone afterwards
 * @property {boolean} [isQuiet] where it is nothing to tick off
 */

/**
 * Says what was done, for as long as the page stands, and offers to take it back.
 *
 * @param {{ done: Done | null, children?: preact.ComponentChildren }} props `children` stand at the way back
 */
export function Confirmation({ done, children }) {
  const words = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    if (!done?.takesFocus) return;
    words.current?.focus();
    words.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [done]);
  const lines = done?.lines?.() ?? [];
  const isUndoing = done?.isUndoing?.();
  const Said = done?.isQuiet ? 'h2' : 'p';
  return (
    <div role="status" class="confirmation-place">
      {done && (
        <div class="confirmation" data-quiet={done.isQuiet}>
          {!done.isQuiet && <Icon name="check" />}
          <div ref={words} tabIndex={-1}>
            <Said>{done.text()}</Said>
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {done.at && <p class="reference">{formatMoment(done.at, locale.value)}</p>}
            {children}
          </div>
          {done.undo && (
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              aria-busy={isUndoing}
              onClick={done.undo}
            >
              {isUndoing ? t('act.saving') : (done.undoWords?.() ?? t('act.undo'))}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** @param {() => string} text @param {() => void} [undo] @returns {Done} */
export function doneNow(text, undo) {
  return { text, at: new Date().toISOString(), undo };
}

/** The same, where the button that did it is gone. @type {typeof doneNow} */
export function goneNow(text, undo) {
  return { ...doneNow(text, undo), takesFocus: true };
}
