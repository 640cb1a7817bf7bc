/** @param {string} [line] @returns {string} its box in the form; without one, what they all belong to */
export const lineName = (line) => (line === undefined ? 'line' : `line.${line}`);

/** @param {string} line @returns {string} its field in the form */
export const quantityName = (line) => `quantity.${line}`;

/**
 * @param {FormData} fields
 * @param {{ line: string, returnableQuantity: number }[]} lines that can be sent back
 * @returns {{ line: string, quantity: number }[]} those that were chosen; all of a line where nobody asked how many
 */
export function chosenLines(fields, lines) {
  return lines
    .filter(({ line }) => fields.has(lineName(line)))
    .map(({ line, returnableQuantity }) => ({
      line,
      quantity: Number(fields.get(quantityName(line)) ?? returnableQuantity),
    }));
}
