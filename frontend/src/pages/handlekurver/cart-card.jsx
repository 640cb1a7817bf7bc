import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { t } from '../../i18n/index.js';
import { cartPath } from '../../lib/carts.js';
import { moneyWords, nameOf, touchedWords } from './words.js';

/** A cart at a glance: what lies on top, how much it is, and whether something is new. @param {{ cart: any }} props */
export function CartCard({ cart }) {
  const { id, isFromShop, lines, lineCount, newsCount, total } = cart;
  return (
    <article class="card cart-card">
      <div>
        {isFromShop && <p class="chip">{t('carts.from-shop')}</p>}
        <h2>
          <a class="ds-link" href={cartPath(id)}>
            {nameOf(cart)}
          </a>
        </h2>
      </div>
      {lines.length > 0 && (
        <div class="cart-pictures" aria-hidden="true">
          {lines.map((/** @type {any} */ { sku, product }) => (
            <ProductPicture key={sku} product={product} />
          ))}
        </div>
      )}
      <p class="cart-sum">
        <span>
          {lineCount > 0 ? t('carts.count', { count: lineCount }) : t('carts.nothing-in')}
        </span>
        {total && <strong>{moneyWords(total)}</strong>}
      </p>
      {newsCount > 0 && <p class="cart-news">{t('carts.news', { count: newsCount })}</p>}
      <p class="soft small">{touchedWords(cart)}</p>
    </article>
  );
}
