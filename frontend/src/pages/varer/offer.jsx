import { ButtonLink } from '../../components/button.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { startPath } from '../../lib/deliveries.js';
import { categoryOf, searchPath, steps } from '../../lib/products.js';
import { formatWeight } from '../../lib/weight.js';
import { IntoCart } from './into-cart.jsx';
import { Price } from './price.jsx';
import { Stock } from './stock.jsx';

/** The picture, and what one needs to know before buying. @param {{ product: any }} props */
export function Offer({ product }) {
  const isGone = product.availability === 'GONE';
  return (
    <div class="card offer">
      <ProductPicture product={product} isMain />
      <div class="offer-words">
        {isGone ? <Gone product={product} /> : <Price product={product} />}
        {!isGone && <Stock product={product} />}
        {product.packGrams && (
          <p>{t('product.pack', { weight: formatWeight(product.packGrams, locale.value) })}</p>
        )}
        <Categories path={product.category} />
        {!isGone && <Ways product={product} />}
        {!isGone && <IntoCart key={product.sku} sku={product.sku} />}
      </div>
    </div>
  );
}

/** To the shop, or again and again: a quiet link where one hardly needs more of it. @param {{ product: any }} props */
function Ways({ product: { sku, shopUrl, price, isUsedUp } }) {
  const path = startPath([{ sku, quantity: 1 }]);
  return (
    <div class="acts">
      {shopUrl && <ButtonLink href={shopUrl}>{t('product.shop')}</ButtonLink>}
      {price && isUsedUp && (
        <ButtonLink variant="secondary" href={path}>
          {t('product.subscribe')}
        </ButtonLink>
      )}
      {price && !isUsedUp && (
        <a class="ds-link" href={path}>
          {t('product.subscribe')}
        </a>
      )}
    </div>
  );
}

/** What can be had instead. @param {{ product: any }} props */
function Gone({ product: { category, variants } }) {
  return (
    <>
      <p class="gone">{t(variants.length > 0 ? 'product.gone.variants' : 'product.gone')}</p>
      {category.length > 0 && (
        <div class="acts">
          <ButtonLink variant="secondary" href={searchPath({ category: categoryOf(category) })}>
            {t('product.similar')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** @param {{ path: string[] }} props */
function Categories({ path }) {
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('product.category')}>
      <ol class="trail">
        {steps(path).map(({ name, category }) => (
          <li key={category}>
            <a class="ds-link" href={searchPath({ category })}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
