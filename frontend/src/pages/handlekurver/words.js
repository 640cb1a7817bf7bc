import { locale, t } from '../../i18n/index.js';
import { formatAgo } from '../../lib/format.js';
import { formatMoney } from '../../lib/money.js';

/** @param {{ name: string | null }} cart @returns {string} what it is called; one of the shop's may have no name */
export const nameOf = ({ name }) => name ?? t('carts.shop');

/**
 * @param {any} cart
 * @param {any[]} all to choose among
 * @returns {string} what tells it from the others, where one is called the same
 */
export function choiceName(cart, all) {
  const name = nameOf(cart);
  if (all.filter((other) => nameOf(other) === name).length < 2) return name;
  const count =
    cart.lineCount > 0 ? t('carts.count', { count: cart.lineCount }) : t('carts.nothing-in');
  return t('carts.alike', { name, count: within(count), touched: within(touchedWords(cart)) });
}

/** @param {string} words @returns {string} as they stand within a sentence */
const within = (words) => `${words[0].toLocaleLowerCase(locale.value)}${words.slice(1)}`;

/** @param {{ touchedAt: string }} cart */
export const touchedWords = ({ touchedAt }) =>
  t('carts.touched', { ago: formatAgo(touchedAt, locale.value) });

/** @param {import('../../lib/money.js').Money} money */
export const moneyWords = (money) => formatMoney(money, locale.value);
