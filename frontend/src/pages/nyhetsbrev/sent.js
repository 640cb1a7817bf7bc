/**
 * Whether this page sent something: in the window's own history, which a reload keeps, and of which no other visit
 * knows. Neither what was asked for is kept nor where it went.
 */
export const wasSent = () => history.state?.sent === true;

/** Whether a no was said here, after which its link tells nothing any more: kept likewise. */
export const wasDeclined = () => history.state?.declined === true;

export const noteDeclined = () => history.replaceState({ ...history.state, declined: true }, '');

/** @param {boolean} sent */
export const noteSent = (sent) => history.replaceState({ ...history.state, sent }, '');
