import { useSignal } from '@preact/signals';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
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
 * @param {(product: any, pressed: Element) => void} [props.onPick]
 * @param {boolean} [props.stays] what was found stays once something is taken, and the page tells it itself
 */
export function ProductPicker({ name, legend, hint, search = '', present, onPick, stays }) {
  const id = useId();
  const sought = useSignal(search);
  const typed = useSignal(search);
  const added = useSignal('');
  const invalid = errorOf(useContext(FormErrors).value, name) ? true : undefined;
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const said = useRef(/** @type {HTMLParagraphElement | null} */ (null));
  const find = () => {
    added.value = '';
    sought.value = typed.value.trim();
  };
  /** What was found has done its work, and the button that was pressed is gone. @param {any} product */
  function take(product, /** @type {Element} */ pressed) {
    onPick?.(product, pressed);
    if (stays) return;
    sought.value = '';
    typed.value = '';
    added.value = product.name;
    if (field.current) field.current.value = '';
  }
  useEffect(() => {
    if (added.value) said.current?.focus();
  }, [added.value]);
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
          ref={field}
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
      {added.value && (
        <p ref={said} tabIndex={-1} class="product-picker-added">
          <Icon name="check" />
          {t('fast.search.added', { name: added.value })}
        </p>
      )}
      {present && <Choice name={name} product={present} isChosen />}
      {sought.value && (
        <Found
          key={sought.value}
          name={name}
          search={sought.value}
          invalid={invalid}
          onPick={onPick && take}
        />
      )}
      <div id={`${id}-problem`}>
        <Problem name={name} />
      </div>
    </fieldset>
  );
}

/** @param {{ name: string, search: string, invalid?: boolean, onPick?: (product: any, pressed: Element) => void }} props */
function Found({ name, search, invalid, onPick }) {
  const { data, failed } = useQuery(ProductChoices, { search });
  // The others make room once one is pressed; by the arrow keys one goes through them all.
  const chosen = useSignal(/** @type {string | null} */ (null));
  const isChosen = (/** @type {{ sku: string }} */ { sku }) => sku === chosen.value;
  if (failed) return <LoadFailed />;
  if (!data) return <Loading rows={3} />;
  const { nodes, totalCount } = data.products;
  const shown = chosen.value ? nodes.filter(isChosen) : nodes;
  return (
    <>
      <p role="status" class="small soft">
        {!chosen.value && foundWords(search, totalCount, nodes.length)}
      </p>
      <div class="product-choices">
        {shown.map((/** @type {any} */ product) => (
          <Choice
            key={product.sku}
            name={name}
            product={product}
            invalid={invalid}
            onPick={onPick}
            onPoint={() => {
              chosen.value = product.sku;
            }}
          />
        ))}
      </div>
      {chosen.value && (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            chosen.value = null;
          }}
        >
          {t('fast.search.other')}
        </Button>
      )}
    </>
  );
}

/** @param {string} search @param {number} count @param {number} shown */
function foundWords(search, count, shown) {
  if (count === 0) return t('fast.search.none', { search });
  return count > shown ? t('fast.search.some', { shown }) : t('fast.search.all', { count });
}

/** @param {{ name: string, product: any, isChosen?: boolean, invalid?: boolean, onPick?: (product: any, pressed: Element) => void, onPoint?: () => void }} props `onPoint` where it is pressed, and not come to by a key */
function Choice({ name, product, isChosen, invalid, onPick, onPoint }) {
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
      <button
        type="button"
        class="choice product-choice"
        onClick={(event) => event.detail < 2 && onPick(product, event.currentTarget)}
      >
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
        onClick={({ detail }) => detail > 0 && onPoint?.()}
      />
      {words}
    </label>
  );
}
