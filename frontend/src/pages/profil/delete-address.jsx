import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { askAside } from '../../app/client.js';
import { Button } from '../../components/button.jsx';
import { language, t } from '../../i18n/index.js';
import DeliveryAddressDelete from '../../operations/profile/delivery-address-delete.graphql';

/**
 * Deletes at once what nothing goes to; else it says first what does, and where that goes then.
 *
 * @param {object} props
 * @param {import('./delivery-addresses.jsx').Delivery} props.address
 * @param {ReturnType<typeof import('./use-address-acts.js').useAddressActs>} props.acts
 */
export function DeleteAddress({ address, acts }) {
  const uses = useSignal(/** @type {string[]} */ ([]));
  const isAsking = useSignal(false);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const isOpen = uses.value.length > 0;

  async function look() {
    isAsking.value = true;
    const input = { id: address.id, preview: true };
    const { data } = await askAside(DeliveryAddressDelete, { input });
    isAsking.value = false;
    uses.value = data?.deliveryAddressDelete?.consequences ?? [];
    return uses.value.length > 0;
  }

  // What is said is said in the language of the page.
  useEffect(() => {
    if (isOpen) look();
  }, [language.value]);

  function keep() {
    uses.value = [];
    button.current?.focus();
  }

  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        busy={acts.busy.value || isAsking.value}
        aria-label={t('delivery.delete', { street: address.street })}
        aria-expanded={isOpen}
        onClick={async () => {
          if (!(await look())) acts.remove(address);
        }}
        ref={button}
      >
        {t('delivery.delete.short')}
      </Button>
      {isOpen && (
        <Uses
          uses={uses.value}
          busy={acts.busy.value}
          onDelete={() => acts.remove(address)}
          onKeep={keep}
        />
      )}
    </>
  );
}

/** @param {{ uses: string[], busy: boolean, onDelete: () => void, onKeep: () => void }} props */
function Uses({ uses, busy, onDelete, onKeep }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => place.current?.focus(), []);
  return (
    <div class="address-uses" tabIndex={-1} ref={place}>
      {uses.map((each) => (
        <p key={each}>{each}</p>
      ))}
      <div class="acts">
        <Button variant="secondary" data-size="sm" busy={busy} onClick={onDelete}>
          {t('delivery.delete.anyway')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onKeep}>
          {t('delivery.delete.keep')}
        </Button>
      </div>
    </div>
  );
}
