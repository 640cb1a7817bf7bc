import { ButtonLink } from '../../components/button.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatMoney } from '../../lib/money.js';
import { productPath } from '../../lib/products.js';

/** The same once more, at today's prices; what can't be had says so. @param {{ offer: any }} props */
export function BuyAgain({ offer: { lines, total, shopUrl } }) {
  if (lines.length === 0) return null;
  return (
    <section class="section buy-again" aria-labelledby="again">
      <h2 id="again">{t('again.title')}</h2>
      <p class="soft">{shopUrl ? t('again.intro') : t('again.none')}</p>
      <ul class="lines">
        {lines.map((/** @type {any} */ line) => (
          <li key={line.line.line} class="again-line">
            <ProductPicture product={line.product} />
            <span class="again-words">
              <Name line={line} />
              <span class="small">
                {line.canBuy ? priceWords(line) : <Words>{line.reason}</Words>}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {shopUrl && (
        <div class="again-act">
          {total && <p>{t('again.total', { amount: formatMoney(total, locale.value) })}</p>}
          <div class="acts">
            <ButtonLink href={shopUrl}>{t('again.act')}</ButtonLink>
          </div>
        </div>
      )}
    </section>
  );
}

/** @param {{ line: any }} props */
function Name({ line: { line, product } }) {
  if (!product) return <span lang="nb">{line.name}</span>;
  return (
    <a class="ds-link" href={productPath(product)} lang="nb">
      {line.name}
    </a>
  );
}

/** @param {any} line */
function priceWords({ priceNow, priceThen }) {
  if (!priceNow) return '';
  const now = formatMoney(priceNow, locale.value);
  if (!priceThen || priceThen.amount === priceNow.amount) return t('again.price.each', { now });
  return t('again.price.was', { now, before: formatMoney(priceThen, locale.value) });
}
