import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { productPath } from '../../lib/products.js';

/**
 * @typedef {object} Viewed
 * @property {string} sku
 * @property {string} at ISO 8601, when it was looked at last
 * @property {{ id: string, sku: string, name: string, pictureUrl: string | null } | null} product null where the shop never told of it
 *
 * One of them, and when one looked at it last.
 *
 * @param {Viewed} props
 */
export function ViewedProduct({ sku, at, product }) {
  return (
    <div class="viewed-product">
      <ProductPicture product={product} />
      <p>
        {product ? (
          <a class="ds-link" lang="nb" href={productPath(product)}>
            {keepTogether(product.name)}
          </a>
        ) : (
          <strong>{t('consents.viewed.unknown', { sku })}</strong>
        )}
        <span class="soft small">
          {t('consents.viewed.at', { day: keepTogether(formatDayOf(at, locale.value)) })}
        </span>
      </p>
    </div>
  );
}
