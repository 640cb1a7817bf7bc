import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { addressLines } from '../../lib/address.js';
import { DeleteAddress } from './delete-address.jsx';

/**
 * @typedef {import('./delivery-addresses.jsx').Delivery} Delivery
 *
 * @param {object} props
 * @param {Delivery} props.address
 * @param {ReturnType<typeof import('./use-address-acts.js').useAddressActs>} props.acts
 * @param {() => void} props.onEdit
 * @param {preact.RefCallback<HTMLButtonElement>} props.editRef
 */
export function DeliveryAddress({ address, acts, onEdit, editRef }) {
  const { street } = address;
  return (
    <article class="card">
      <Label address={address} />
      <div class="acts">
        <Button
          variant="secondary"
          data-size="sm"
          aria-label={t('delivery.edit', { street })}
          onClick={onEdit}
          ref={editRef}
        >
          {t('delivery.edit.short')}
        </Button>
        {!address.isDefault && (
          <Button
            variant="tertiary"
            data-size="sm"
            busy={acts.busy.value}
            aria-label={t('delivery.make-default', { street })}
            onClick={() => acts.makeDefault(address)}
          >
            {t('delivery.make-default.short')}
          </Button>
        )}
        <DeleteAddress address={address} acts={acts} />
      </div>
    </article>
  );
}

/** As it will read on the parcel. @param {{ address: Delivery }} props */
function Label({ address }) {
  return (
    <div>
      {address.isDefault && <p class="chip">{t('delivery.is-default')}</p>}
      <address class="label">
        <strong>{address.recipient}</strong>
        {addressLines(address, locale.value).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {address.instructions && <p class="soft instructions">{address.instructions}</p>}
    </div>
  );
}
