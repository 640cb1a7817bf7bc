/**
 * A second tap on the same spot is meant for what the first one hit: where another control has come to lie there, it
 * does nothing until a person could see that. It may be the way back, or the same answer to another question.
 */

/** In milliseconds: as long as Windows lets a double click take. */
const UNSEEN = 500;
/** In CSS pixels, each way: as far as fingers come down apart. */
const ONE_PLACE = 20;
const CONTROLS = 'a, button, input, select, summary, textarea';

/**
 * @typedef {object} Tap
 * @property {number} x in CSS pixels of the window, as `y`
 * @property {number} y
 * @property {Element | null} [control] that it hit
 * @property {number} scrolled how far the page was, in CSS pixels
 * @property {WeakMap<Element, string>} lay where each control lay
 */

/** @type {Tap} */
let first = { x: -ONE_PLACE, y: -ONE_PLACE, scrolled: 0, lay: new WeakMap() };
/** When the page last became another, or was tapped, in milliseconds. */
let changed = 0;

/** From here on. */
export function watchTaps() {
  addEventListener('click', look, true);
  new MutationObserver(() => {
    changed = performance.now();
  }).observe(document.body, { childList: true, subtree: true });
}

/** @param {MouseEvent} click */
function look(click) {
  // The keyboard's presses have no place, and none has counted clicks.
  if (!click.detail) return;
  const { timeStamp, clientX: x, clientY: y } = click;
  const control = hit(/** @type {Element} */ (click.target));
  if (control && timeStamp - changed < UNSEEN && isSecond(click) && hasCome(control)) {
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

/** @param {MouseEvent} click */
const isSecond = ({ clientX, clientY }) =>
  Math.abs(clientX - first.x) < ONE_PLACE && Math.abs(clientY - first.y) < ONE_PLACE;

/** Whether it was nowhere before, or elsewhere; who scrolls to it has seen it. @param {Element} control */
function hasCome(control) {
  if (control === first.control) return false;
  const lay = first.lay.get(control);
  return lay === undefined || (scrollY === first.scrolled && lay !== place(control));
}

/** In the window, in whole CSS pixels. @param {Element} control */
function place(control) {
  const { x, y } = control.getBoundingClientRect();
  return `${Math.round(x)} ${Math.round(y)}`;
}
