import { locale, t } from '../../i18n/index.js';
import { formatDay, formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { discountOf } from './discount.js';

/** A code that is used up, or whose time is over: in a line. @param {import('./codes.jsx').DiscountCode} code */
export function SpentCode(code) {
  return (
    <>
      <p>
        <code>{code.code}</code> {code.title && `${code.title}, `}
        {discountOf(code)}
      </p>
      <p class="soft small">{whatBecame(code)}</p>
    </>
  );
}

/** @param {import('./codes.jsx').DiscountCode} code */
function whatBecame({ state, uses, validUntil }) {
  if (state === 'EXPIRED' && validUntil)
    return t('club.code.expired', { day: keepTogether(formatDay(validUntil, locale.value)) });
  const [{ usedAt, order }] = uses;
  const day = keepTogether(formatDayOf(usedAt, locale.value));
  return order ? t('club.code.used.order', { day, order }) : t('club.code.used', { day });
}
