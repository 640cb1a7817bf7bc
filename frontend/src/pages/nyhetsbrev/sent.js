/**
 * Whether this page sent something: in the window's own history, which a reload keeps, and of which no other visit
 * knows. Neither what was asked for is kept nor where it went.
 */
export const wasSent = () => history.state?.sent === true;

/** @param {boolean} sent */
export const noteSent = (sent) => history.replaceState({ ...history.state, sent }, '');
