import { t } from '../../i18n/index.js';
import { fromOrderPath } from '../../lib/carts.js';
import { isSold, startPath, thingsOf } from '../../lib/deliveries.js';
import { complainPath } from '../../lib/orders.js';
import { writePath } from '../../lib/reviews.js';

/** What can be done with one of the goods, one step each. @param {{ order: any, line: any }} props */
export function LineActs({ order, line }) {
  const acts = actsOf(order, line);
  if (acts.length === 0) return null;
  return (
    <ul class="line-acts small">
      {acts.map(({ act, href }) => (
        <li key={act}>
          <a class="ds-link" href={href} aria-label={t(`lines.${act}.name`, { name: line.name })}>
            {t(`lines.${act}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/**
 * @param {any} order @param {any} line
 * @returns {{ act: 'cart' | 'regularly' | 'review' | 'complain', href: string }[]}
 */
function actsOf(order, line) {
  const [kept] = thingsOf([line]);
  /** @type {ReturnType<typeof actsOf>} */
  const acts = [];
  if (isSold(line.product) && !line.isUnordered)
    acts.push({ act: 'cart', href: fromOrderPath(order.id, line.line) });
  if (kept && line.product.isUsedUp) acts.push({ act: 'regularly', href: startPath([kept]) });
  // What hasn't come yet, nobody has tried.
  if (isKept(line) && line.shippedQuantity > 0)
    acts.push({ act: 'review', href: writePath(line.sku) });
  if (line.canComplain.allowed)
    acts.push({ act: 'complain', href: complainPath(order.id, line.line) });
  return acts;
}

/** Also what isn't sold any more was tried. @param {any} line */
const isKept = ({ product, isCancelled, isUnordered, quantity, returnedQuantity }) =>
  product && !isCancelled && !isUnordered && quantity > returnedQuantity;
