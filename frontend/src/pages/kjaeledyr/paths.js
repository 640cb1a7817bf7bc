/** Every pet, by face. */
export const PETS_PATH = '/kjaeledyr';

export const NEW_PET_PATH = `${PETS_PATH}/nytt`;

/** @param {{ id: string }} pet @returns {string} its own page */
export const petPath = ({ id }) => `${PETS_PATH}/${id}`;

/** @param {{ id: string }} pet @returns {string} the form that changes it */
export const editPath = (pet) => `${petPath(pet)}/endre`;

/** @param {{ id: string }} pet @returns {string} where one says farewell to it */
export const farewellPath = (pet) => `${petPath(pet)}/farvel`;
