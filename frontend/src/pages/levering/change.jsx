import { useComputed, useSignal } from '@preact/signals';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { retry } from '../../app/network.js';
import { Button } from '../../components/button.jsx';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { FormErrors } from '../../components/form-context.js';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE, wholeOf } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import DeliveryChangeByLink from '../../operations/delivery-link/delivery-change-by-link.graphql';
import { Foreseen } from './foreseen.jsx';
import { useForeseen } from './use-foreseen.js';

/**
 * @typedef {import('../../lib/errors.js').FieldError} FieldError
 * @typedef {{ token: string, quantities: { quantity: number }[] }} Typed
 */

/**
 * How many of each product come this time; what comes of it is said as they are typed, and what can't be at
 * its field. Where the delivery was changed elsewhere meanwhile, it is shown as it is now, and the fields keep
 * what is in them.
 *
 * @param {object} props
 * @param {string} props.token
 * @param {import('./delivery.jsx').Linked} props.delivery
 * @param {boolean} props.isBusy
 * @param {() => void} props.onSkip where nothing of it is wanted
 * @param {(payload: any) => void} props.onDone
 * @param {() => void} props.onDead
 */
export function Change({ token, delivery, isBusy, onSkip, onDone, onDead }) {
  const { version, products } = delivery;
  const id = useId();
  const isStale = useSignal(false);
  const { where, typed, wrong, look } = useTyped(read, version);
  const said = useForeseen(DeliveryChangeByLink, typed, String(version));
  const atFields = [...wrong, ...said.refused.map(atQuantity).filter(isAtField)];
  const isNothing = typed?.quantities.every(({ quantity }) => quantity === 0) ?? false;

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const quantities = products.map(({ sku }, place) => ({
      sku,
      quantity: wholeOf(text(fields, fieldOf(place))),
    }));
    const errors = quantities.flatMap(({ quantity }, place) =>
      quantity === undefined || quantity > MOST_OF_ONE ? [notSoMany(place)] : [],
    );
    return errors.length > 0 ? { errors } : { input: { token, version, quantities } };
  }

  /** @param {import('../../lib/errors.js').FieldError[]} errors */
  function refused(errors) {
    if (errors.some(({ code }) => code === 'LINK_INVALID')) {
      onDead();
      return true;
    }
    isStale.value = errors.some(({ code }) => code === 'STALE_VERSION');
    if (isStale.value) retry();
    return isStale.value;
  }

  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{t('linked.change.title')}</h2>
      <p class="soft">{t('linked.change.hint', { most: MOST_OF_ONE })}</p>
      <div ref={where} onInput={look}>
        <Form
          document={DeliveryChangeByLink}
          read={read}
          submit={t('linked.change')}
          busyLabel={t('linked.busy')}
          variant="secondary"
          named={quantityOf}
          onSend={() => {
            isStale.value = false;
          }}
          onRefused={refused}
          onDone={onDone}
        >
          <WithErrors errors={atFields}>
            {products.map(({ sku, name, quantity }, place) => (
              <TextField
                key={sku}
                name={fieldOf(place)}
                label={t('linked.change.of', { name })}
                type="number"
                inputMode="numeric"
                min={0}
                max={MOST_OF_ONE}
                defaultValue={String(quantity)}
                class="ds-input narrow"
              />
            ))}
          </WithErrors>
          <div role="alert">
            {isStale.value && <p class="failure">{t('linked.change.stale')}</p>}
          </div>
          {isNothing ? (
            <SkipInstead isBusy={isBusy} onSkip={onSkip} />
          ) : (
            <Foreseen
              isLive
              lines={typed && atFields.length === 0 ? said.lines : []}
              warnings={typed ? said.warnings : []}
              isPossible={said.isPossible}
            />
          )}
        </Form>
      </div>
    </section>
  );
}

/**
 * What is wrong with fields before they are sent stands at them like what was refused, and is told.
 *
 * @param {{ errors: FieldError[], children: preact.ComponentChildren }} props
 */
function WithErrors({ errors, children }) {
  const refused = useContext(FormErrors);
  const typed = useSignal(errors);
  typed.value = errors;
  const all = useComputed(() => [...refused.value, ...typed.value]);
  return (
    <FormErrors.Provider value={all}>
      {children}
      <p class="ds-sr-only" role="status">
        {errors[0]?.message()}
      </p>
    </FormErrors.Provider>
  );
}

/** Of a delivery in which nothing is left. @param {{ isBusy: boolean, onSkip: () => void }} props */
function SkipInstead({ isBusy, onSkip }) {
  return (
    <div class="linked-foreseen">
      <p role="status">{t('linked.change.none')}</p>
      <div class="acts">
        <Button
          variant="secondary"
          data-size="sm"
          busy={isBusy}
          busyLabel={t('linked.busy')}
          onClick={onSkip}
        >
          {t('linked.change.skip')}
        </Button>
      </div>
    </div>
  );
}

/**
 * What is in the fields, as it would be sent; nothing before something is typed, or while it can't be sent:
 * then what is wrong with it, but for what isn't filled in yet.
 *
 * @param {(fields: FormData) => import('../../components/form.jsx').Read} read
 * @param {number} version of what it is about
 */
function useTyped(read, version) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [typed, setTyped] = useState(/** @type {Typed | null} */ (null));
  const [wrong, setWrong] = useState(/** @type {FieldError[]} */ ([]));
  function look() {
    const form = where.current?.querySelector('form');
    if (!form) return;
    const fields = new FormData(form);
    const said = read(fields);
    setTyped('input' in said ? /** @type {Typed} */ (said.input) : null);
    setWrong('errors' in said ? said.errors.filter(({ name }) => text(fields, name)) : []);
  }
  // What was typed is another thing once the delivery is.
  useEffect(() => {
    if (typed) look();
  }, [version]);
  return { where, typed, wrong, look };
}

/** @param {number} place */
const fieldOf = (place) => `quantities.${place}.quantity`;

/** @param {string} name as the server calls it */
const quantityOf = (name) => name.replace(/\.sku$/, '.quantity');

/** @param {FieldError} error @returns {FieldError} */
const atQuantity = (error) => ({ ...error, name: quantityOf(error.name) });

/** @param {FieldError} error */
const isAtField = ({ name }) => /^quantities\.\d+\.quantity$/.test(name);

/** @param {number} place @returns {FieldError} */
const notSoMany = (place) => ({
  name: fieldOf(place),
  code: 'INVALID',
  message: () => t('linked.change.wrong', { most: MOST_OF_ONE }),
});
