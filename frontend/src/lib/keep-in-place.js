/** Where the page is about to be put right for it: it moves once, from where it lay first. @type {Element | undefined} */
let kept;

/**
 * Has what is pressed stay under the finger, though something above it goes that is told no longer.
 *
 * @param {Element | null} element
 */
export function keepInPlace(element) {
  if (!element || element === kept) return;
  kept = element;
  const before = element.getBoundingClientRect().top;
  // By then it is drawn anew, and not yet shown.
  requestAnimationFrame(() => {
    if (kept === element) kept = undefined;
    // What is gone lies nowhere.
    if (!element.isConnected) return;
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
  });
}

/** Nothing beside a button moves while that shows its progress in fewer words. @param {HTMLElement} button */
export function keepWidth(button) {
  button.style.minWidth = `${button.offsetWidth}px`;
}
