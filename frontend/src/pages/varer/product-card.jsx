import { useLayoutEffect, useRef } from 'preact/hooks';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale } from '../../i18n/index.js';
import { productPath, saysWeight } from '../../lib/products.js';
import { formatWeight } from '../../lib/weight.js';
import { land, landingAt, leaveFor } from './leafed.js';
import { Price } from './price.jsx';
import { Stock } from './stock.jsx';

/**
 * @typedef {object} Product
 * @property {string} id
 * @property {string} sku
 * @property {string} name
 * @property {string | null} brand
 * @property {import('../../lib/money.js').Money | null} price
 * @property {import('../../lib/money.js').Money | null} regularPrice
 * @property {import('../../lib/products.js').Availability} availability
 * @property {number | null} stock
 * @property {number | null} packGrams
 * @property {string | null} pictureUrl
 *
 * One product on the shelf; the whole card leads to its page.
 *
 * @param {{ product: Product }} props
 */
export function ProductCard({ product }) {
  const { name, brand, packGrams, sku } = product;
  const link = useRef(/** @type {HTMLAnchorElement | null} */ (null));
  useLayoutEffect(() => {
    if (landingAt() !== sku) return;
    link.current?.scrollIntoView({ block: 'center' });
    link.current?.focus({ preventScroll: true });
    land();
  }, []);
  return (
    <a
      class="card product-card"
      href={productPath(product)}
      ref={link}
      onClick={() => leaveFor(sku)}
    >
      <ProductPicture product={product} />
      <span class="product-card-words">
        {brand && <span class="soft small">{brand}</span>}
        <strong lang="nb">{name}</strong>
        {packGrams && !saysWeight(name, packGrams) && (
          <span class="small">{formatWeight(packGrams, locale.value)}</span>
        )}
        <Price product={product} />
        <Stock product={product} />
      </span>
    </a>
  );
}
