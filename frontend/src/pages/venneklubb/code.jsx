import { locale, t } from '../../i18n/index.js';
import { endOf } from '../../lib/discount-codes.js';
import { formatDay, formatDayOf } from '../../lib/format.js';
import { formatMoney } from '../../lib/money.js';
import { keepTogether } from '../../lib/no-break.js';
import { today } from '../../lib/today.js';
import { Copyable } from './copyable.jsx';
import { discountOf } from './discount.js';

/** A code that can be used, or will be: what it gives, the code itself, and until when. @param {import('./codes.jsx').DiscountCode} code */
export function Code(code) {
  const discount = discountOf(code);
  return (
    <>
      <div>
        <h3>{code.title ?? discount}</h3>
        {code.title && <p class="discount">{discount}</p>}
      </div>
      <Copyable code={code.code} />
      <p>{termsOf(code).join(' ')}</p>
    </>
  );
}

/** @param {import('./codes.jsx').DiscountCode} code @returns {string[]} a sentence each */
function termsOf({ leastTotal, once, validFrom, validUntil, state, uses }) {
  const terms = [];
  if (leastTotal)
    terms.push(t('club.code.least', { total: formatMoney(leastTotal, locale.value) }));
  terms.push(t(once ? 'club.code.once' : 'club.code.many'));
  if (state === 'NOT_YET' && validFrom) terms.push(t('club.code.from', { day: inFull(validFrom) }));
  terms.push(ending(validUntil));
  if (uses.length > 0) {
    const day = keepTogether(formatDayOf(uses[0].usedAt, locale.value));
    terms.push(t('club.code.uses', { count: uses.length, day }));
  }
  return terms;
}

/** @param {string | null} validUntil */
function ending(validUntil) {
  const { end, days } = endOf(validUntil, today());
  return t(`club.code.ends.${end}`, { day: validUntil ? inFull(validUntil) : '', count: days });
}

/** @param {string} day */
const inFull = (day) => keepTogether(formatDay(day, locale.value));
