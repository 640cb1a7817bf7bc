import { locale, t } from '../../i18n/index.js';
import { formatAgo } from '../../lib/format.js';
import { formatMoney } from '../../lib/money.js';

/** @param {{ name: string | null }} cart @returns {string} what it is called; one of the shop's may have no name */
export const nameOf = ({ name }) => name ?? t('carts.shop');

/** @param {{ touchedAt: string }} cart */
export const touchedWords = ({ touchedAt }) =>
  t('carts.touched', { ago: formatAgo(touchedAt, locale.value) });

/** @param {import('../../lib/money.js').Money} money */
export const moneyWords = (money) => formatMoney(money, locale.value);
