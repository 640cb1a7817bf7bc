import { useSignal } from '@preact/signals';
import { useContext, useId } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { doneNow } from '../../components/confirmation.jsx';
import { Problem, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { FormErrors, useTyped } from '../../components/form-context.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { t } from '../../i18n/index.js';
import { CARTS_PATH, cartPath } from '../../lib/carts.js';
import { errorOf } from '../../lib/errors.js';
import { text } from '../../lib/fields.js';
import CartFromOrder from '../../operations/carts/cart-from-order.graphql';
import CartOrder from '../../operations/carts/cart-order.graphql';
import { tellAt } from './news.jsx';
import { choiceName } from './words.js';

const NEW = 'new';

/**
 * What was ordered once, on its way into a cart.
 *
 * @param {{ id: string, line?: string, carts: any[] }} props `line` is what was pressed on the order's page; else all of it
 */
export function FromOrder({ id, line, carts }) {
  const { data, failed } = useQuery(CartOrder, { id });
  if (failed) return <LoadFailed />;
  if (!data) return <Loading rows={3} />;
  const order = data.me?.order;
  if (!order) return <p class="failure">{t('carts.order.gone')}</p>;
  return <Choose order={order} line={line} carts={carts} />;
}

/** @param {any} line */
const isOrdered = ({ sku, isUnordered }) => sku && !isUnordered;

/** @param {{ order: any, line?: string, carts: any[] }} props */
function Choose({ order, line, carts }) {
  const { route } = useLocation();
  const where = useSignal(NEW);
  const lines = order.lines.filter(isOrdered);

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const chosen = fields.getAll('lines').map(String);
    if (chosen.length === 0) return { errors: [missing()] };
    const isNew = where.peek() === NEW;
    const into = isNew ? { name: text(fields, 'name') } : { cart: where.peek() };
    return { input: { order: order.id, lines: chosen, ...into } };
  }

  /** @param {{ cart: { id: string } }} payload */
  function done({ cart }) {
    tellAt(
      cartPath(cart.id),
      doneNow(() => t('carts.order.done')),
    );
    route(cartPath(cart.id), true);
  }

  function cancel() {
    route(CARTS_PATH, true);
    document.querySelector('h1')?.focus();
  }

  return (
    <section class="card" aria-labelledby="order">
      <h2 id="order">{t('carts.order.title', { number: order.number })}</h2>
      <Form
        document={CartFromOrder}
        read={read}
        creates
        submit={t('carts.order.submit')}
        busyLabel={t('carts.order.busy')}
        title={t('carts.order.refused')}
        onDone={done}
        onCancel={cancel}
      >
        <Lines lines={lines} only={line} />
        {carts.length > 0 && (
          <ChoiceGroup
            name="cart"
            legend={t('carts.order.where')}
            choices={[
              { value: NEW, label: t('carts.order.new') },
              ...carts.map((cart) => ({ value: cart.id, label: choiceName(cart, carts) })),
            ]}
            chosen={NEW}
            onChoose={(value) => {
              where.value = value;
            }}
          />
        )}
        {where.value === NEW && (
          <TextField
            name="name"
            label={t('carts.order.name')}
            defaultValue={t('carts.order.default', { number: order.number })}
            autocomplete="off"
          />
        )}
      </Form>
    </section>
  );
}

/** @returns {import('../../lib/errors.js').FieldError} */
const missing = () => ({
  name: 'lines',
  code: 'REQUIRED',
  message: () => t('carts.order.none'),
});

/** A box for each; what can't be had may lie in a cart all the same. @param {{ lines: any[], only?: string }} props */
function Lines({ lines, only }) {
  const problem = useId();
  const isWrong = errorOf(useContext(FormErrors).value, 'lines') ? true : undefined;
  const gone = lines.filter((line) => !isSold(line.product) && (!only || line.line === only));
  return (
    <fieldset class="ds-fieldset cart-order-lines" aria-describedby={isWrong && problem}>
      <legend class="ds-label">{t('carts.order.lines')}</legend>
      <div class="choices">
        {lines.map((line) => (
          <Choice key={line.line} line={line} isWrong={isWrong} isChosen={isMeant(line, only)} />
        ))}
      </div>
      {gone.length > 0 && (
        <p class="cart-note" data-is-missing>
          {t('carts.order.unticked', { count: gone.length, name: gone[0].name })}
        </p>
      )}
      <div id={problem}>
        <Problem name="lines" />
      </div>
    </fieldset>
  );
}

/** @param {{ availability: string } | null} product */
const isSold = (product) => product !== null && product.availability !== 'GONE';

/** @param {any} line @param {string | undefined} only */
const isMeant = ({ line, product }, only) => isSold(product) && (!only || line === only);

/** @param {{ line: any, isChosen: boolean, isWrong?: true }} props */
function Choice({ line: { line, name, quantity, product }, isChosen, isWrong }) {
  const typed = useTyped('lines');
  const words = whyNot(product);
  return (
    <label class="choice">
      <input
        class="ds-input"
        ref={typed}
        type="checkbox"
        name="lines"
        value={line}
        defaultChecked={isChosen}
        aria-invalid={isWrong}
      />
      <ProductPicture product={product} />
      <span>
        {`${quantity} × `}
        <span lang="nb">{name}</span>
        {words && <span class="soft small">{` (${words})`}</span>}
      </span>
    </label>
  );
}

/** @param {{ availability: string } | null} product */
function whyNot(product) {
  if (!isSold(product)) return t('carts.order.not-sold');
  return product?.availability === 'OUT_OF_STOCK' ? t('carts.order.sold-out') : '';
}
