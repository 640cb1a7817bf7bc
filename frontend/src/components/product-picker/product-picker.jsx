import { useSignal } from '@preact/signals';
import { useContext, useId } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { locale, t } from '../../i18n/index.js';
import { errorOf } from '../../lib/errors.js';
import { formatMoney } from '../../lib/money.js';
import ProductChoices from '../../operations/subscriptions/product-choices.graphql';
import { Button } from '../button.jsx';
import { Problem } from '../field.jsx';
import { FormErrors } from '../form-context.js';
import { Icon } from '../icon.jsx';
import { LoadFailed } from '../load-failed.jsx';
import { Loading } from '../loading.jsx';
import { ProductPicture } from '../product-picture/product-picture.jsx';
import './product-picker.css';

/**
 * One of the shop's products, by searching for it: a radio button each. With `onPick` what is pressed is
 * taken at once.
 *
 * @param {object} props
 * @param {string} props.name of the radio buttons
 * @param {string} props.legend
 * @param {preact.ComponentChildren} [props.hint]
 * @param {string} [props.search] to begin with
 * @param {any} [props.present] the product that is chosen already
 * @param {(product: any) => void} [props.onPick]
 */
export function ProductPicker({ name, legend, hint, search = '', present, onPick }) {
  const id = useId();
  const sought = useSignal(search);
  const typed = useSignal(search);
  const invalid = errorOf(useContext(FormErrors).value, name) ? true : undefined;
  const find = () => {
    sought.value = typed.value.trim();
  };
  /** Within a form this key would send it. @param {KeyboardEvent} event */
  function findByKey(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    find();
  }
  return (
    <fieldset class="ds-fieldset product-picker" aria-describedby={invalid && `${id}-problem`}>
      <legend class="ds-label">{legend}</legend>
      {hint && <p class="soft small">{hint}</p>}
      <search class="product-picker-search">
        <input
          class="ds-input"
          type="search"
          id={id}
          aria-label={t('fast.search')}
          placeholder={t('fast.search.such')}
          autocomplete="off"
          maxLength={200}
          enterKeyHint="search"
          defaultValue={search}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
          onKeyDown={findByKey}
        />
        <Button variant="secondary" onClick={find}>
          <Icon name="search" />
          {t('fast.search.submit')}
        </Button>
      </search>
      {present && <Choice name={name} product={present} isChosen />}
      {sought.value && (
        <Found
          key={sought.value}
          name={name}
          search={sought.value}
          invalid={invalid}
          onPick={onPick}
        />
      )}
      <div id={`${id}-problem`}>
        <Problem name={name} />
      </div>
    </fieldset>
  );
}

/** @param {{ name: string, search: string, invalid?: boolean, onPick?: (product: any) => void }} props */
function Found({ name, search, invalid, onPick }) {
  const { data, failed } = useQuery(ProductChoices, { search });
  if (failed) return <LoadFailed />;
  if (!data) return <Loading rows={3} />;
  const { nodes, totalCount } = data.products;
  return (
    <>
      <p role="status" class="small soft">
        {foundWords(search, totalCount, nodes.length)}
      </p>
      <div class="product-choices">
        {nodes.map((/** @type {any} */ product) => (
          <Choice
            key={product.sku}
            name={name}
            product={product}
            invalid={invalid}
            onPick={onPick}
          />
        ))}
      </div>
    </>
  );
}

/** @param {string} search @param {number} count @param {number} shown */
function foundWords(search, count, shown) {
  if (count === 0) return t('fast.search.none', { search });
  return count > shown ? t('fast.search.some', { shown }) : t('fast.search.all', { count });
}

/** @param {{ name: string, product: any, isChosen?: boolean, invalid?: boolean, onPick?: (product: any) => void }} props */
function Choice({ name, product, isChosen, invalid, onPick }) {
  const words = (
    <>
      <ProductPicture product={product} />
      <span class="delivery-line-words">
        <span lang="nb">{product.name}</span>
        <span class="small soft">
          {product.price ? formatMoney(product.price, locale.value) : t('fast.no-price')}
          {product.availability === 'OUT_OF_STOCK' && `, ${t('fast.out-now')}`}
        </span>
      </span>
    </>
  );
  if (onPick)
    return (
      <button type="button" class="choice product-choice" onClick={() => onPick(product)}>
        {words}
        <Icon name="plus" />
      </button>
    );
  return (
    <label class="choice product-choice">
      <input
        class="ds-input"
        type="radio"
        name={name}
        value={product.sku}
        defaultChecked={isChosen}
        aria-invalid={invalid}
      />
      {words}
    </label>
  );
}
