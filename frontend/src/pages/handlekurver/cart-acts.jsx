import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button, ButtonLink } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { mayBeHad } from '../../lib/carts.js';
import { startPath } from '../../lib/deliveries.js';
import CartOpen from '../../operations/carts/cart-open.graphql';
import { begin, speaks } from './news.jsx';

/** As many products as fixed deliveries have room for. */
const MOST_REGULAR = 50;

/** On to the shop, or to fixed deliveries of what is in it. @param {{ cart: any }} props */
export function CartActs({ cart }) {
  const { busy, run } = useMutation(CartOpen);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );
  if (cart.lines.length === 0) return null;
  const isWorthIt = cart.lines.some(mayBeHad);
  const known = cart.lines.filter((/** @type {any} */ line) => line.product && line.canBuy);

  async function open() {
    begin('open');
    const ended = await run({ id: cart.id });
    if (!ended) return;
    outcome.value = ended;
    if ('payload' in ended) location.assign(ended.payload.url);
  }

  return (
    <section class="cart-acts">
      {!isWorthIt && <p>{t('cart.open.nothing')}</p>}
      {isWorthIt && cart.canOpen.allowed && <p class="soft small">{t('cart.open.then')}</p>}
      {isWorthIt && !cart.canOpen.allowed && (
        <p>
          <Words>{cart.canOpen.reason}</Words>
        </p>
      )}
      <div class="acts">
        {isWorthIt && cart.canOpen.allowed && (
          <Button busy={busy.value} busyLabel={t('cart.open.busy')} onClick={open}>
            {t('cart.open')}
          </Button>
        )}
        {known.length > 0 && known.length <= MOST_REGULAR && (
          <ButtonLink variant="secondary" href={startPath(known)}>
            {t('cart.regular')}
          </ButtonLink>
        )}
      </div>
      <Failure outcome={speaks('open') ? outcome.value : null} />
    </section>
  );
}
