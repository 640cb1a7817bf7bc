import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/index.js';
import { isOwed, isSome, toPay } from '../../lib/invoices.js';
import { formatMoney } from '../../lib/money.js';
import { moneyBack } from '../../lib/money-back.js';
import { chosenLines } from '../../lib/return-lines.js';

/**
 * What comes back for what is chosen in the fields within, said anew at each choice.
 *
 * @param {{ order: any, lines: any[], children: preact.ComponentChildren }} props
 */
export function WithSumBack({ order, lines, children }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const chosen = useSignal(/** @type {ReturnType<typeof chosenLines>} */ ([]));

  function look() {
    const form = place.current?.closest('form');
    if (form) chosen.value = chosenLines(new FormData(form), lines);
  }

  // What was chosen before one left the page is there again.
  useLayoutEffect(look, []);
  return (
    <div class="with-sum" ref={place} onInput={look}>
      {children}
      <div role="status">
        {chosen.value.length > 0 && <SumBack order={order} chosen={chosen.value} />}
      </div>
    </div>
  );
}

/** @param {{ order: any, chosen: any[] }} props */
function SumBack({ order, chosen }) {
  const back = moneyBack(order, chosen);
  if (!back) return null;
  const isPart = back.money !== order.total && isSome(order.discount);
  return (
    <p class="sum-back">
      <strong>{backWords(order, back)}</strong> {!isPart && keepWords(order, back.money)}{' '}
      {isPart && t('withdraw.back.discount')}
    </p>
  );
}

/** @param {any} order @param {NonNullable<ReturnType<typeof moneyBack>>} back */
function backWords({ invoices, delivery }, { money, isWhole }) {
  const amount = formatMoney(money, locale.value);
  if (invoices.some(isOwed)) return t('withdraw.back.unpaid', { amount });
  const hasFreight = isWhole && isSome(delivery.price);
  return t(hasFreight ? 'withdraw.back.whole' : 'withdraw.back', { amount });
}

/** Of the one invoice that we collect ourselves. @param {any} order @param {import('../../lib/money.js').Money} money */
function keepWords({ invoices }, money) {
  const [owed, ...others] = invoices.filter(isOwed);
  if (!owed || others.length > 0 || owed.state === 'IN_COLLECTION') return '';
  const rest = Math.round(100 * (Number(toPay(owed).amount) - Number(money.amount))) / 100;
  const amount = formatMoney({ ...money, amount: rest.toFixed(2) }, locale.value);
  if (rest === 0) return t('withdraw.back.keep.none');
  return rest > 0 ? t('withdraw.back.keep', { amount }) : '';
}
