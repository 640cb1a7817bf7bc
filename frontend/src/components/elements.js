/** @typedef {import('preact').FunctionComponent<preact.HTMLAttributes<HTMLElement>>} Element */

/** Designsystemet's custom elements, as components: Preact's types know native elements only. */
export const DsField = asComponent('ds-field');
export const DsErrorSummary = asComponent('ds-error-summary');

/** @param {string} tag @returns {Element} */
function asComponent(tag) {
  return /** @type {Element} */ (/** @type {unknown} */ (tag));
}
