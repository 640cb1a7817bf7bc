import { locale, t } from '../../i18n/index.js';
import { chargeOf } from '../../lib/charges.js';
import { formatNear } from '../../lib/format.js';
import { isOwedOn } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { orderPath, shownOf } from '../../lib/orders.js';
import { ProductPicture } from '../product-picture/product-picture.jsx';
import { stateWords } from './words.js';
import './order-link.css';

/**
 * An order in short; all of it leads to its page.
 *
 * @param {{ order: any, unpaid: any[], charges?: any[], class?: string, most?: number, onLeave?: () => void }} props `unpaid` invoices; `charges` of deliveries that aren't paid; `most` pictures
 */
export function OrderLink({ order, unpaid, charges = [], class: look = '', most = 4, onLeave }) {
  return (
    <a class={`order-link ${look}`} href={orderPath(order.id)} onClick={onLeave}>
      <span class="order-link-words">
        <strong>{t('order.name', { number: order.number })}</strong>{' '}
        <span class="order-link-state">
          {stateWords(order, isOwedOn(order, unpaid), chargeOf(order, charges))}
        </span>{' '}
        <span class="soft small">
          {t('order.placed', { when: formatNear(order.placedAt, locale.value) })}
          {order.state !== 'CANCELLED' && `, ${formatMoney(order.total, locale.value)}`}
        </span>
      </span>
      {most > 0 && <Pictures lines={order.lines} most={most} />}
    </a>
  );
}

/** @param {{ lines: any[], most: number }} props */
function Pictures({ lines, most }) {
  const all = shownOf(lines);
  const shown = all.slice(0, most);
  const more = all.length - shown.length;
  return (
    <span class="order-pictures" data-is-one={most === 1}>
      {shown.map((line) => (
        <ProductPicture key={line.line} product={line.product} />
      ))}
      {more > 0 && most > 1 && (
        <span class="order-pictures-more soft small" aria-hidden="true">
          +{more}
        </span>
      )}
    </span>
  );
}
