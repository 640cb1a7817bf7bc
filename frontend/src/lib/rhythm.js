/**
 * @param {{ every: number, unit: string }} rhythm
 * @returns {'fast.every.WEEK'} the text, or one like it, that says how often
 */
export const everyKey = ({ every, unit }) =>
  /** @type {'fast.every.WEEK'} */ (`fast.every.${unit}${every === 1 ? '.one' : ''}`);
