/**
 * @param {{ id: string }} [address] left out for one that is being made
 * @returns {string} under which its form keeps what isn't saved
 */
export const draftName = (address) => `address.${address?.id ?? 'new'}`;
