/** The shop's own notice, which Min Side keeps. In Norwegian. */
export const privacyNotice = 'https://www.mikopet.no/personvern';

export const mail = 'post@mikopet.no';
