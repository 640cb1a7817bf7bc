import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { TextField } from '../../components/field.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { t } from '../../i18n/index.js';
import { isSold, MOST_OF_ONE } from '../../lib/deliveries.js';
import ProductChoice from '../../operations/subscriptions/product-choice.graphql';
import { PetChoices } from './pet-choices.jsx';
import { fieldsOf } from './start.js';
import { moneyWords } from './words.js';

/**
 * A product that is to come: how many, and who eats it.
 *
 * @param {{ thing: import('../../lib/deliveries.js').Thing, pets: any[], eaters?: string[], onRemove: () => void }} props `eaters` by id, as chosen before
 */
export function StartLine({ thing: { sku, quantity }, pets, eaters, onRemove }) {
  const { data } = useQuery(ProductChoice, { sku });
  const product = data?.product;
  const isUnknown = data !== undefined && !product;
  const name = isUnknown ? t('start.unknown') : (product?.name ?? '');
  return (
    <div class="card subscription-line">
      <div class="subscription-line-head">
        <ProductPicture product={product ?? null} />
        <div class="subscription-line-words">
          {name && (
            <h3 tabIndex={-1} lang={isUnknown ? undefined : 'nb'}>
              {name}
            </h3>
          )}
          <p>
            {isUnknown && t('start.unknown.then')}
            {product && !isSold(product) && t('start.gone')}
            {isSold(product) && product.price && moneyWords(product.price)}
          </p>
        </div>
      </div>
      <TextField
        name={`${fieldsOf(sku)}.quantity`}
        label={t('fast.quantity')}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_OF_ONE}
        defaultValue={String(quantity)}
        class="ds-input narrow"
      />
      <PetChoices pets={pets} ticked={eaters} prefix={`${fieldsOf(sku)}.pets.`} />
      <div class="acts">
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t('start.remove.name', { name })}
          onClick={onRemove}
        >
          {t('start.remove')}
        </Button>
      </div>
    </div>
  );
}
