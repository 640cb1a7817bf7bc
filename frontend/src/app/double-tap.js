/**
 * The second tap of a double tap is meant for what the first one hit: where a control that has come since lies
 * there, it does nothing. That may be the way back, right under the finger.
 */

/** In milliseconds: as long as Windows lets a double click take. */
const ONE_TAP = 500;
/** In CSS pixels, each way: as far as fingers come down apart. */
const ONE_PLACE = 20;
const CONTROLS = 'a, button, input, select, summary, textarea';

/** @typedef {{ at: number, x: number, y: number, there: WeakSet<Element> }} Tap `there` are the controls that one could hit */

/** @type {Tap} */
let last = { at: -ONE_TAP, x: 0, y: 0, there: new WeakSet() };

/** @param {MouseEvent} click */
const isSecond = ({ timeStamp, clientX, clientY }) =>
  timeStamp - last.at < ONE_TAP &&
  Math.abs(clientX - last.x) < ONE_PLACE &&
  Math.abs(clientY - last.y) < ONE_PLACE;

/** @param {MouseEvent} click */
function look(click) {
  // The keyboard's presses have no place, and none has counted clicks.
  if (!click.detail) return;
  const { timeStamp: at, clientX: x, clientY: y } = click;
  const control = /** @type {Element} */ (click.target).closest(CONTROLS);
  if (isSecond(click) && control && !last.there.has(control)) {
    last.at = at;
    click.preventDefault();
    click.stopPropagation();
    return;
  }
  last = { at, x, y, there: new WeakSet(document.querySelectorAll(CONTROLS)) };
}

addEventListener('click', look, true);
