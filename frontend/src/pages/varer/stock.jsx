import { t } from '../../i18n/index.js';
import { stockOf } from '../../lib/products.js';

/**
 * Whether it can be had, in words; the dot only helps the eye.
 *
 * @param {{ product: Pick<import('./product-card.jsx').Product, 'availability' | 'stock'> }} props
 */
export function Stock({ product }) {
  const said = stockOf(product);
  return (
    <span class="stock small" data-stock={said}>
      {t(`product.stock.${said}`, { count: product.stock ?? 0 })}
    </span>
  );
}
