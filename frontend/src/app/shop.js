/** The page of the privacy notice, which anybody may read. */
export const privacyNotice = '/personvern/erklaering';

/** Whom one complains to about how personal data is treated. In Norwegian and English. */
export const authority = 'https://www.datatilsynet.no/';

export const mail = 'post@mikopet.no';
