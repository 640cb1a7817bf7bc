import { locale, t } from '../../i18n/index.js';
import { listed } from '../../lib/texts.js';

/** @typedef {'NEWS' | 'OFFERS' | 'DISCOUNT_CODES' | 'ARTICLES' | 'CART_REMINDER'} MailKind all that has a box */

/** @param {string[]} purposes of e-mail, one at least @returns {string} what was said yes to, in a sentence */
export function saidYesTo(purposes) {
  const kinds = /** @type {MailKind[]} */ (purposes).map((each) => t(`boxes.kind.${each}`));
  return t('boxes.said', { kinds: listed(kinds, locale.value) });
}
