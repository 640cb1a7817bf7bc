/** The names under which what is typed about pets is kept until it is saved. */

export const NEW_PET_DRAFT = 'pet.new';

/** @param {{ id: string }} pet */
export const petDraft = ({ id }) => `pet.${id}`;

/** @param {{ id: string }} pet @param {{ id: string } | null} [corrected] none for a new weighing */
export const weightDraft = (pet, corrected) =>
  corrected ? `weight.${pet.id}.${corrected.id}` : `weight.${pet.id}`;
