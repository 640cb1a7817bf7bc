import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { sumOf } from '../../lib/deliveries.js';
import { moneyWords, wordOf } from './words.js';

/**
 * What comes, as far as is known today, and what it costs; of what rests, what there was in it. What a pet
 * doesn't tolerate is marked here, and on the page of the delivery at the product instead.
 *
 * @param {{ subscription: any, isAlone?: boolean }} props
 */
export function Contents({ subscription: { nextDelivery: coming, lines }, isAlone }) {
  const warned = isAlone ? [] : lines.filter((/** @type {any} */ { warning }) => warning);
  return (
    <>
      {coming ? <Coming coming={coming} /> : <Agreed lines={lines} />}
      {warned.map((/** @type {any} */ { sku, warning }) => (
        <p key={sku} class="line-warning">
          <Words>{warning}</Words>
        </p>
      ))}
    </>
  );
}

/** @param {{ coming: any }} props */
function Coming({ coming }) {
  return (
    <>
      <ul class="delivery-lines">
        {coming.lines.map((/** @type {any} */ line) => (
          <li key={`${line.sku}:${line.insteadOf}`}>
            <ProductPicture product={line.product} />
            <span class="delivery-line-words">
              <span>
                <span lang="nb">{line.name}</span>
                {line.quantity > 1 && ` × ${line.quantity}`}
              </span>
              {line.isExtra && <span class="chip">{t('fast.line.extra')}</span>}
              {line.insteadOf && <span class="soft small">{t('fast.line.instead')}</span>}
            </span>
            <span class="delivery-line-price">{moneyWords(sumOf(line))}</span>
          </li>
        ))}
      </ul>
      <LeftOut left={coming.leftOut} />
      {coming.lines.length > 0 && !coming.nothingBecause ? (
        <Sum coming={coming} />
      ) : (
        <p class="line-warning">
          <Words>{coming.nothingBecause ?? t('fast.empty-delivery')}</Words>
        </p>
      )}
    </>
  );
}

/** What it costs by today's prices, or by those that were agreed where they are lower, freight and all; nothing of it is paid today. @param {{ coming: any }} props */
function Sum({ coming: { freight, total, hasAgreedPrice } }) {
  return (
    <>
      <p class="delivery-freight">
        {t('fast.freight')} <span>{moneyWords(freight)}</span>
      </p>
      <p class="delivery-total">
        {t(hasAgreedPrice ? 'fast.total.agreed' : 'fast.total')}{' '}
        <strong>{moneyWords(total)}</strong>
      </p>
      <p class="soft small">{t('fast.total.later')}</p>
    </>
  );
}

/** @param {{ lines: any[] }} props */
function Agreed({ lines }) {
  return (
    <ul class="delivery-lines">
      {lines.map((line) => (
        <li key={line.sku}>
          <ProductPicture product={line.product} />
          <span class="delivery-line-words">
            <span>
              <span lang="nb">{line.product?.name ?? line.sku}</span>
              {line.quantity > 1 && ` × ${line.quantity}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What wouldn't come along, and why. @param {{ left: any[] }} props */
function LeftOut({ left }) {
  if (left.length === 0) return null;
  return (
    <ul class="delivery-left-out">
      {left.map(({ sku, reason, product }) => (
        <li key={sku}>
          <strong lang="nb">{product?.name ?? sku}</strong> {wordOf('left', reason)}
        </li>
      ))}
    </ul>
  );
}
