import { t } from '../../i18n/index.js';
import { productPath, sortedVariants } from '../../lib/products.js';
import { Price } from './price.jsx';
import { Stock } from './stock.jsx';

/** The sizes or tastes of one product, each at its own address; this one among them. @param {{ product: any }} props */
export function Variants({ product }) {
  if (product.variants.length === 0) return null;
  return (
    <nav class="section" aria-labelledby="variants">
      <h2 id="variants">{t('product.variants')}</h2>
      <ul class="variants">
        {sortedVariants([product, ...product.variants]).map((each) => (
          <li key={each.id}>
            <a
              class="variant"
              href={productPath(each)}
              aria-current={each.id === product.id ? 'page' : undefined}
            >
              <strong>{each.variantLabel ?? each.name}</strong>
              <Price product={each} />
              <Stock product={each} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
