import { locale, t } from '../../i18n/index.js';
import { formatMoney } from '../../lib/money.js';

/**
 * A reduced price is told in words: now this, before that.
 *
 * @param {{ product: Pick<import('./product-card.jsx').Product, 'price' | 'regularPrice'> }} props
 */
export function Price({ product: { price, regularPrice } }) {
  if (!price) return <span class="soft small">{t('product.price.unknown')}</span>;
  const now = formatMoney(price, locale.value);
  if (!regularPrice) return <span class="price">{now}</span>;
  return (
    <span class="price-reduced">
      <span class="price">{t('product.price', { price: now })}</span>
      <span class="ds-sr-only">, </span>
      <span class="soft small">
        {t('product.price.regular', { price: formatMoney(regularPrice, locale.value) })}
      </span>
    </span>
  );
}
