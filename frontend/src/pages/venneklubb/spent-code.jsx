import { locale, t } from '../../i18n/index.js';
import { formatDay, formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { orderPath } from '../../lib/orders.js';
import { discountOf } from './discount.js';

/** A code that is used up, or whose time is over: in a line. @param {import('./codes.jsx').DiscountCode} code */
export function SpentCode(code) {
  return (
    <>
      <p>
        <code>{code.code}</code> {code.title && `${code.title}, `}
        {discountOf(code)}
      </p>
      <p class="soft small">
        <WhatBecame {...code} />
      </p>
    </>
  );
}

/** @param {import('./codes.jsx').DiscountCode} code */
function WhatBecame({ state, uses, validUntil }) {
  if (state === 'EXPIRED' && validUntil)
    return t('club.code.expired', { day: keepTogether(formatDay(validUntil, locale.value)) });
  const [{ usedAt, order, orderId }] = uses;
  const day = keepTogether(formatDayOf(usedAt, locale.value));
  if (!order) return t('club.code.used', { day });
  const named = t('club.code.order', { order });
  const said = t('club.code.used.order', { day, order: named });
  if (!orderId) return said;
  const [before, after] = said.split(named);
  return (
    <>
      {before}
      <a class="ds-link" href={orderPath(orderId)}>
        {named}
      </a>
      {after}
    </>
  );
}
