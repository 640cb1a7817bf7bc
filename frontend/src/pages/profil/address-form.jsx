import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { ChoiceField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';
import { optionalText, address as readAddress, text } from '../../lib/fields.js';
import DeliveryAddressCreate from '../../operations/profile/delivery-address-create.graphql';
import DeliveryAddressUpdate from '../../operations/profile/delivery-address-update.graphql';
import { AddressFields } from './address-fields.jsx';
import { draftName } from './draft-name.js';

/**
 * @typedef {import('./delivery-addresses.jsx').Delivery} Delivery
 *
 * @param {object} props
 * @param {Delivery} [props.address] the one to change; without it one is made
 * @param {string} [props.recipient] of a new one, to begin with
 * @param {boolean} [props.isFirst] the first address is the default without being asked
 * @param {() => void} props.onSend
 * @param {() => void} props.onClose
 * @param {(address: Delivery) => void} props.onSaved
 */
export function AddressForm({ address, recipient, isFirst, onSend, onClose, onSaved }) {
  const id = useId();
  const draft = draftName(address);
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useLayoutEffect(() => {
    // One that was left with something in it opened by itself, and the page's title has focus.
    if (!draftOf(draft)) heading.current?.focus();
  }, []);
  /** @param {Delivery} after */
  function close(after) {
    onClose();
    onSaved(after);
  }

  return (
    <section class="card" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {address ? t('delivery.edit', { street: address.street }) : t('delivery.new')}
      </h3>
      <Form
        draft={draft}
        document={address ? DeliveryAddressUpdate : DeliveryAddressCreate}
        creates={!address}
        read={(fields) => ({
          input: { ...(address ? { id: address.id } : asked(fields, isFirst)), ...read(fields) },
        })}
        onSend={onSend}
        onDone={({ deliveryAddress }) => close(deliveryAddress)}
        onUnchanged={address && (() => close(address))}
        onCancel={onClose}
        submit={t('delivery.save')}
      >
        <Fields address={address} recipient={recipient} />
        {!address && !isFirst && <ChoiceField name="isDefault" label={t('address.isDefault')} />}
      </Form>
    </section>
  );
}

/** @param {{ address?: Delivery, recipient?: string }} props */
function Fields({ address, recipient }) {
  return (
    <>
      <TextField
        name="recipient"
        label={t('address.recipient')}
        hint={t('address.recipient.hint')}
        autocomplete="shipping name"
        defaultValue={address?.recipient ?? recipient}
      />
      <AddressFields use="shipping" address={address} />
      <TextField
        name="instructions"
        label={t('address.instructions')}
        hint={t('address.instructions.hint')}
        optional
        defaultValue={address?.instructions ?? ''}
      />
    </>
  );
}

/** @param {FormData} fields */
function read(fields) {
  return {
    recipient: text(fields, 'recipient'),
    ...readAddress(fields),
    instructions: optionalText(fields, 'instructions'),
  };
}

/** @param {FormData} fields @param {boolean} [isFirst] */
function asked(fields, isFirst) {
  return { isDefault: isFirst || fields.has('isDefault') };
}
