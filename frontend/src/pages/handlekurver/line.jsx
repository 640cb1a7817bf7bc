import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { productPath } from '../../lib/products.js';
import { MoveForm } from './move-form.jsx';
import { Quantity } from './quantity.jsx';
import { moneyWords } from './words.js';

/**
 * A product: how many, what it costs today, and what is new about it.
 *
 * @param {{ line: any, others: any[], unsaved?: import('./lines.jsx').Wanted, onWant: (quantity: number) => void, onQuantity: (quantity: number) => void, onMove: (to: any) => void }} props
 */
export function Line({ line, others, unsaved, onWant, onQuantity, onMove }) {
  const isMoving = useSignal(false);
  const { name, quantity, product, priceNow, note, canBuy } = line;
  return (
    <div class="cart-line">
      <ProductPicture product={product} />
      <div class="cart-line-words">
        <Name line={line} />
        {priceNow && quantity > 1 && (
          <span class="small soft">{t('cart.each', { price: moneyWords(priceNow) })}</span>
        )}
        {note && (
          <p class="cart-note" data-is-missing={!canBuy}>
            <Words>{note}</Words>
          </p>
        )}
      </div>
      {unsaved && (
        <span class="cart-line-total soft">
          {t(unsaved.isFailed ? 'cart.unsaved' : 'cart.saving')}
        </span>
      )}
      {!unsaved && line.total && <strong class="cart-line-total">{moneyWords(line.total)}</strong>}
      <div class="cart-line-acts">
        <Quantity name={name} quantity={quantity} onWant={onWant} onQuantity={onQuantity} />
        {others.length > 0 && (
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={t('cart.move.name', { name })}
            aria-expanded={isMoving.value}
            onClick={() => {
              isMoving.value = !isMoving.value;
            }}
          >
            {t('cart.move')}
          </Button>
        )}
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t('cart.remove.name', { name })}
          onClick={() => onQuantity(0)}
        >
          {t('cart.remove')}
        </Button>
      </div>
      {isMoving.value && (
        <MoveForm
          name={name}
          others={others}
          onMove={onMove}
          onClose={() => {
            isMoving.value = false;
          }}
        />
      )}
    </div>
  );
}

/** @param {{ line: any }} props */
function Name({ line: { name, product } }) {
  if (!product) return <span lang="nb">{name}</span>;
  return (
    <a class="ds-link" href={productPath(product)} lang="nb">
      {name}
    </a>
  );
}
