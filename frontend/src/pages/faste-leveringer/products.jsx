import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { quantityThisTime } from '../../lib/deliveries.js';
import { productPath } from '../../lib/products.js';
import { ActRow } from './act-row.jsx';
import { News } from './news.jsx';
import { OptionsForm } from './options-form.jsx';
import { PriceAsked } from './price-asked.jsx';
import { QuantityForm } from './quantity-form.jsx';
import { SwapForm } from './swap-form.jsx';
import { moneyWords, nearDay, onNearDay, wordOf } from './words.js';

/**
 * What comes every time, and for whom; each product with its own acts. What comes once stands after it.
 *
 * @param {{ me: any, subscription: any }} props
 */
export function Products({ me, subscription }) {
  const { lines, nextDelivery: coming } = subscription;
  const asked = lines.find((/** @type {any} */ { pricePromise }) => pricePromise);
  const extras = coming?.lines.filter((/** @type {any} */ { isExtra }) => isExtra) ?? [];
  return (
    <section class="section" aria-labelledby="products">
      <h2 id="products" tabIndex={-1}>
        {t('fast.products')}
      </h2>
      <ul class="plain-list">
        {lines.map((/** @type {any} */ line) => (
          <li key={line.sku}>
            <LineCard
              me={me}
              subscription={subscription}
              line={line}
              isFirstAsked={line === asked}
            />
          </li>
        ))}
        {extras.map((/** @type {any} */ extra) => (
          <li key={extra.sku}>
            <Extra subscription={subscription} extra={extra} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{ me: any, subscription: any, line: any, isFirstAsked: boolean }} props */
function LineCard({ me, subscription, line, isFirstAsked }) {
  const name = line.product?.name ?? line.sku;
  const place = `line-${line.sku}`;
  /** @param {'quantity' | 'swap' | 'options'} act */
  const act = (act) => ({
    act,
    label: t(`fast.line.${act}`),
    name: t(`fast.line.${act}.name`, { name }),
    title: t(`fast.line.${act}.name`, { name }),
  });
  return (
    <div class="card subscription-line">
      <News of={subscription} place={place} />
      <div class="subscription-line-head">
        <ProductPicture product={line.product} />
        <div class="subscription-line-words">
          <h3 lang="nb">
            {line.product ? (
              <a class="ds-link" href={productPath(line.product)}>
                {name}
              </a>
            ) : (
              name
            )}
          </h3>
          <LineFacts line={line} coming={subscription.nextDelivery} />
        </div>
      </div>
      {line.pricePromise && (
        <PriceAsked subscription={subscription} line={line} place={place} isFirst={isFirstAsked} />
      )}
      <ActRow
        acts={[act('quantity'), act('swap'), act('options')]}
        form={(open, onClose) => {
          const form = { me, subscription, line, place, onClose };
          if (open === 'quantity') return <QuantityForm {...form} />;
          if (open === 'swap') return <SwapForm {...form} />;
          return <OptionsForm {...form} />;
        }}
      />
    </div>
  );
}

/**
 * How many, for how much, for whom; how many where that is other this time; and what is to be done when it
 * is sold out or dearer.
 *
 * @param {{ line: any, coming: any }} props
 */
function LineFacts({ line, coming }) {
  const { quantity, agreedPrice, oldPriceKept, pets, ceiling, whenOut, substitute } = line;
  const names = pets.map((/** @type {{ name: string }} */ { name }) => name);
  const isNeverSent = whenOut === 'SUBSTITUTE' && line.substituteWarning;
  return (
    <>
      <p>
        {t('fast.line.facts', { number: quantity, price: moneyWords(agreedPrice) })}
        {names.length > 0 &&
          ` ${t('fast.line.for', { names: new Intl.ListFormat(locale.value).format(names) })}`}
      </p>
      {coming && <ThisTime line={line} coming={coming} />}
      <p class="soft small">
        {wordOf('out', isNeverSent ? 'LEAVE_OUT' : whenOut)}
        {whenOut === 'SUBSTITUTE' && substitute && !isNeverSent && (
          <>
            {' '}
            <span lang="nb">{substitute.name}</span>.
          </>
        )}
        {ceiling && ` ${t('fast.line.ceiling', { price: moneyWords(ceiling) })}`}
      </p>
      {oldPriceKept && (
        <p class="soft small">
          <Words>{oldPriceKept}</Words>
        </p>
      )}
      {line.warning && (
        <p class="line-warning">
          <Words>{line.warning}</Words>
        </p>
      )}
      {line.substituteWarning && (
        <p class="line-warning">
          <Words>{line.substituteWarning}</Words>
        </p>
      )}
    </>
  );
}

/** @param {{ line: any, coming: any }} props */
function ThisTime({ line, coming }) {
  const number = quantityThisTime(coming, line);
  if (number === line.quantity) return null;
  const { deliverOn } = coming;
  return (
    <p>
      {number > 0
        ? t('fast.line.this', { day: nearDay(deliverOn), number })
        : t('fast.line.this.none', { day: onNearDay(deliverOn) })}
    </p>
  );
}

/** What comes this once. @param {{ subscription: any, extra: any }} props */
function Extra({ subscription, extra }) {
  const place = `line-${extra.sku}`;
  const { name, sku, quantity, product } = extra;
  return (
    <div class="card subscription-line">
      <News of={subscription} place={place} />
      <div class="subscription-line-head">
        <ProductPicture product={product} />
        <div class="subscription-line-words">
          <p class="chip">{t('fast.line.extra')}</p>
          <h3 lang="nb">{name}</h3>
          <p>{t('fast.line.facts', { number: quantity, price: moneyWords(extra.price) })}</p>
        </div>
      </div>
      <ActRow
        acts={[
          {
            act: 'quantity',
            label: t('fast.line.quantity'),
            name: t('fast.line.quantity.name', { name }),
            title: t('fast.line.quantity.name', { name }),
          },
        ]}
        form={(_, onClose) => (
          <QuantityForm
            subscription={subscription}
            line={{ sku, quantity }}
            isExtra
            place={place}
            onClose={onClose}
          />
        )}
      />
    </div>
  );
}
