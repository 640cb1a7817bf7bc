import { computed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { asInput } from '../../lib/input.js';
import DeliveryAddressCreate from '../../operations/profile/delivery-address-create.graphql';
import DeliveryAddressDelete from '../../operations/profile/delivery-address-delete.graphql';
import DeliveryAddressMakeDefault from '../../operations/profile/delivery-address-make-default.graphql';

/** @typedef {import('./delivery-addresses.jsx').Delivery} Delivery */

/** What one can do with a delivery address, what it says afterwards, and how it is taken back. */
export function useAddressActs() {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const deletion = useMutation(DeliveryAddressDelete);
  const creation = useMutation(DeliveryAddressCreate);
  const choice = useMutation(DeliveryAddressMakeDefault);
  /** What came of the last act, for `Failure` to tell. */
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  const all = [deletion.busy, creation.busy, choice.busy];
  const busy = useMemo(() => computed(() => all.some((one) => one.value)), []);

  /** @param {import('../../i18n/index.js').Key} key @param {Delivery} address @param {() => void} [undo] */
  const say = (key, { street }, undo) => {
    done.value = goneNow(() => t(key, { street }), undo);
  };

  /** @param {ReturnType<typeof deletion.run>} act @returns {Promise<boolean>} whether it came about */
  async function isDone(act) {
    outcome.value = await act;
    return outcome.value !== undefined && 'payload' in outcome.value;
  }

  /** @param {Delivery} address */
  async function remove(address) {
    if (!(await isDone(deletion.run({ id: address.id })))) return;
    const idempotencyKey = crypto.randomUUID();
    say('delivery.deleted', address, () => restore(address, idempotencyKey));
  }

  /** @param {Delivery} address @param {string} idempotencyKey */
  async function restore(address, idempotencyKey) {
    const { id, ...input } = asInput(address);
    if (await isDone(creation.run({ ...input, idempotencyKey }))) say('delivery.restored', address);
  }

  /** @param {Delivery} address */
  async function makeDefault(address) {
    if (await isDone(choice.run({ id: address.id }))) say('delivery.made-default', address);
  }

  return {
    done,
    outcome,
    busy,
    remove,
    makeDefault,
    added: (/** @type {Delivery} */ address) => say('delivery.added', address),
    saved: (/** @type {Delivery} */ address) => say('delivery.saved', address),
  };
}
