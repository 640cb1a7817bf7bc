import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { NoAddresses } from '../../components/illustrations/scenes/no-addresses.jsx';
import { t } from '../../i18n/index.js';
import { AddressForm } from './address-form.jsx';
import { DeliveryAddress } from './delivery-address.jsx';
import { useAddressActs } from './use-address-acts.js';

/** As the API allows. */
const mostAddresses = 20;

/**
 * @typedef {import('../../lib/address.js').Address & { id: string, recipient: string, instructions: string | null, isDefault: boolean }} Delivery
 *
 * @param {{ addresses: Delivery[] }} props the default one first
 */
export function DeliveryAddresses({ addresses }) {
  const acts = useAddressActs();
  /** Id of the address being edited, `new` for one being made. */
  const open = useSignal(/** @type {string | null} */ (null));
  const close = () => {
    open.value = null;
  };
  return (
    <section class="section" aria-labelledby="delivery">
      <h2 id="delivery">{t('delivery.title')}</h2>
      <p class="soft">{t('delivery.text')}</p>
      {addresses.length === 0 && open.value === null && <Nowhere />}
      <ul class="addresses">
        {addresses.map((address) => (
          <li key={address.id}>
            {open.value === address.id ? (
              <AddressForm address={address} onClose={close} onSaved={acts.saved} />
            ) : (
              <DeliveryAddress
                address={address}
                acts={acts}
                onEdit={() => {
                  open.value = address.id;
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Failure outcome={acts.outcome.value} />
      <Confirmation done={acts.done.value} />
      {open.value === 'new' ? (
        <AddressForm isFirst={addresses.length === 0} onClose={close} onSaved={acts.added} />
      ) : (
        <Add
          isFull={addresses.length >= mostAddresses}
          onClick={() => {
            open.value = 'new';
          }}
        />
      )}
    </section>
  );
}

function Nowhere() {
  return (
    <div class="card nowhere">
      <NoAddresses class="scene" />
      <p>{t('delivery.none')}</p>
    </div>
  );
}

/** @param {{ isFull: boolean, onClick: () => void }} props */
function Add({ isFull, onClick }) {
  if (isFull) return <p class="soft">{t('delivery.full', { count: mostAddresses })}</p>;
  return (
    <div class="acts">
      <Button variant="secondary" onClick={onClick}>
        {t('delivery.add')}
      </Button>
    </div>
  );
}
