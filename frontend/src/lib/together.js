/**
 * @param {...import('../components/form.jsx').Read} parts
 * @returns {import('../components/form.jsx').Read} the whole form, or all that is wrong with it
 */
export function together(...parts) {
  const errors = parts.flatMap((part) => ('errors' in part ? part.errors : []));
  if (errors.length > 0) return { errors };
  return { input: Object.assign({}, ...parts.map((part) => ('input' in part ? part.input : {}))) };
}
