import { useEffect } from 'preact/hooks';

/**
 * A second tap on the same spot is meant for what the first one hit: where another control has come to lie there, it
 * does nothing until a person could see that. It may be the way back, or the same answer to another question.
 */

/** In milliseconds: as long as Windows lets a double click take. */
const UNSEEN = 500;
/** In CSS pixels, each way: as far as fingers come down apart. */
const ONE_PLACE = 20;
const OTHER_ACTS = ['input', 'keydown', 'wheel'];
const passively = { capture: true, passive: true };
const CONTROLS = 'a, button, input, select, summary, textarea';

/**
 * @typedef {object} Tap
 * @property {number} x in CSS pixels of the window, as `y`
 * @property {number} y
 * @property {Element | null} [control] that it hit
 * @property {number} scrolled how far the page was, in CSS pixels
 * @property {WeakMap<Element, string>} lay where each control lay
 */

/** @type {Tap | undefined} none where something else was done since */
let first;
/** When the page last became another, or was tapped, in milliseconds. */
let changed = 0;

/** As long as the page stands, where the answers are. */
export function useOneTap() {
  useEffect(() => {
    const watch = new MutationObserver(() => {
      changed = performance.now();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    addEventListener('click', look, true);
    for (const kind of OTHER_ACTS) addEventListener(kind, forget, passively);
    return () => {
      watch.disconnect();
      forget();
      removeEventListener('click', look, true);
      for (const kind of OTHER_ACTS) removeEventListener(kind, forget, passively);
    };
  }, []);
}

/** What a script writes was done by nobody. @param {Event} [event] */
function forget(event) {
  if (event?.isTrusted !== false) first = undefined;
}

/** @param {MouseEvent} click */
function look(click) {
  // The keyboard's presses have no place, and none has counted clicks.
  if (!click.detail) return;
  const { timeStamp, clientX: x, clientY: y } = click;
  const control = hit(/** @type {Element} */ (click.target));
  const isSoon = timeStamp - changed < UNSEEN;
  if (first && control && isSoon && isThere(first, click) && hasCome(first, control)) {
    click.preventDefault();
    click.stopPropagation();
    return;
  }
  const controls = [...document.querySelectorAll(CONTROLS)];
  const lay = new WeakMap(controls.map((each) => [each, place(each)]));
  first = { x, y, control, scrolled: scrollY, lay };
  changed = timeStamp;
}

/** A label's press is one of what it is for. @param {Element} target */
const hit = (target) => target.closest('label')?.control ?? target.closest(CONTROLS);

/** @param {Tap} tap @param {MouseEvent} click */
const isThere = ({ x, y }, { clientX, clientY }) =>
  Math.abs(clientX - x) < ONE_PLACE && Math.abs(clientY - y) < ONE_PLACE;

/**
 * Whether it was nowhere before, or elsewhere; who scrolls to it has seen it.
 *
 * @param {Tap} tap
 * @param {Element} control
 */
function hasCome(tap, control) {
  if (control === tap.control) return false;
  const lay = tap.lay.get(control);
  return lay === undefined || (scrollY === tap.scrolled && lay !== place(control));
}

/** In the window, in whole CSS pixels. @param {Element} control */
function place(control) {
  const { x, y } = control.getBoundingClientRect();
  return `${Math.round(x)} ${Math.round(y)}`;
}
