/** The shop's own notice, which Min Side keeps. In Norwegian. */
export const privacyNotice = 'https://www.mikopet.no/personvern';

/** Whom one complains to about how personal data is treated. In Norwegian and English. */
export const authority = 'https://www.datatilsynet.no/';

export const mail = 'post@mikopet.no';
