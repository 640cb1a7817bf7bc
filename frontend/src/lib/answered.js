/**
 * @param {Response} response to a GraphQL request; it can still be read afterwards
 * @returns {Promise<boolean>} whether it is answered as to somebody who isn't signed in
 */
export async function saysNobody(response) {
  try {
    const { data, errors = [] } = await response.clone().json();
    if (errors.some(isUnauthenticated)) return true;
    // Beside an error `me` is null because the server broke.
    return errors.length === 0 && data.me === null;
  } catch {
    return false;
  }
}

/** @param {{ extensions?: { code?: string } }} error */
const isUnauthenticated = ({ extensions }) => extensions?.code === 'UNAUTHENTICATED';
