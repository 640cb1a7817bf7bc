/**
 * @typedef {'WITH_CUSTOMER' | 'ON_ITS_WAY' | 'IN_SHOP'} Place
 *
 * @param {Place[][]} places of goods that are to go back
 * @returns {{ isHere: boolean, isComing: boolean, isBack: boolean }} where some of them are; with the
 *   customer, where nobody knows
 */
export function whereabouts(places) {
  const found = new Set(places.flat());
  return {
    isHere: found.has('WITH_CUSTOMER') || found.size === 0,
    isComing: found.has('ON_ITS_WAY'),
    isBack: found.has('IN_SHOP'),
  };
}
