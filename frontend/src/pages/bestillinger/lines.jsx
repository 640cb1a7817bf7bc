import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatMoney } from '../../lib/money.js';
import { returningOf, specialOf } from '../../lib/orders.js';
import { productPath } from '../../lib/products.js';
import { LineActs } from './line-acts.jsx';

/** @param {{ order: any }} props */
export function Lines({ order }) {
  return (
    <section class="section" aria-labelledby="lines">
      <h2 id="lines" tabIndex={-1}>
        {t('lines.title')}
      </h2>
      <ul class="plain-list">
        {order.lines.map((/** @type {any} */ line) => (
          <li key={line.line} class="card order-line">
            <ProductPicture product={line.product} />
            <div class="order-line-words">
              <Name line={line} />
              <Amount line={line} />
              <Special line={line} order={order} />
              <LineActs order={order} line={line} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The shop's name of it, in Norwegian. @param {{ line: any }} props */
function Name({ line: { name, product } }) {
  if (!product) return <strong lang="nb">{name}</strong>;
  return (
    <a class="ds-link" href={productPath(product)}>
      <strong lang="nb">{name}</strong>
    </a>
  );
}

/** What was sent without an order costs nothing. @param {{ line: any }} props */
function Amount({ line: { quantity, price, total, isUnordered, isCancelled } }) {
  const number = t('lines.quantity', { number: quantity });
  if (isUnordered || isCancelled || !total) return <span class="soft">{number}</span>;
  const each = price && quantity > 1 && formatMoney(price, locale.value);
  return (
    <span class="order-line-sum">
      <span class="soft">
        {number}
        {each && `, ${t('lines.each', { price: each })}`}
      </span>
      <strong>{formatMoney(total, locale.value)}</strong>
    </span>
  );
}

/** @param {{ line: any, order: any }} props */
function Special({ line, order }) {
  const values = {
    number: line.quantity,
    returned: line.returnedQuantity,
    returning: returningOf(line, order.returns),
    shipped: line.shippedQuantity,
  };
  return (
    <>
      {specialOf(line, order).map((kind) => (
        <p key={kind} class="special small">
          {t(`lines.${kind}`, values)}
        </p>
      ))}
    </>
  );
}
