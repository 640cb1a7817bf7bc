import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { retry } from '../../app/network.js';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { MOST_OF_ONE, wholeOf } from '../../lib/deliveries.js';
import { text } from '../../lib/fields.js';
import DeliveryChangeByLink from '../../operations/delivery-link/delivery-change-by-link.graphql';
import { Foreseen } from './foreseen.jsx';
import { useForeseen } from './use-foreseen.js';

/**
 * How many of each product come this time; what comes of it is said as they are typed. Where the delivery
 * was changed elsewhere meanwhile, it is shown as it is now, and the fields keep what is in them.
 *
 * @param {object} props
 * @param {string} props.token
 * @param {import('./delivery.jsx').Linked} props.delivery
 * @param {(payload: any) => void} props.onDone
 * @param {() => void} props.onDead
 */
export function Change({ token, delivery: { version, products }, onDone, onDead }) {
  const id = useId();
  const isStale = useSignal(false);
  const { where, typed, look } = useTyped(read, version);
  const { lines, warnings, isPossible } = useForeseen(DeliveryChangeByLink, typed, String(version));

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const quantities = products.map(({ sku }, place) => ({
      sku,
      quantity: wholeOf(text(fields, fieldOf(place))),
    }));
    const errors = quantities.flatMap(({ quantity }, place) =>
      quantity === undefined ? [notWhole(place)] : [],
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
          named={(name) => name.replace(/\.sku$/, '.quantity')}
          onSend={() => {
            isStale.value = false;
          }}
          onRefused={refused}
          onDone={onDone}
        >
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
          <div role="alert">
            {isStale.value && <p class="failure">{t('linked.change.stale')}</p>}
          </div>
          <Foreseen
            isLive
            lines={typed ? lines : []}
            warnings={typed ? warnings : []}
            isPossible={isPossible}
          />
        </Form>
      </div>
    </section>
  );
}

/**
 * What is in the fields, as it would be sent; nothing before something is typed, or while it can't be sent.
 *
 * @param {(fields: FormData) => import('../../components/form.jsx').Read} read
 * @param {number} version of what it is about
 */
function useTyped(read, version) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [typed, setTyped] = useState(/** @type {{ token: string } | null} */ (null));
  function look() {
    const form = where.current?.querySelector('form');
    const said = form && read(new FormData(form));
    setTyped(
      said && 'input' in said
        ? /** @type {{ token: string }} */ (/** @type {unknown} */ (said.input))
        : null,
    );
  }
  // What was typed is another thing once the delivery is.
  useEffect(() => {
    if (typed) look();
  }, [version]);
  return { where, typed, look };
}

/** @param {number} place */
const fieldOf = (place) => `quantities.${place}.quantity`;

/** @param {number} place @returns {import('../../lib/errors.js').FieldError} */
const notWhole = (place) => ({
  name: fieldOf(place),
  code: 'INVALID',
  message: () => t('linked.change.wrong', { most: MOST_OF_ONE }),
});
