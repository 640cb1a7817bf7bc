import { useComputed } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { t } from '../../i18n/index.js';
import { dropDraft } from '../../lib/drafts.js';
import { asInput, isSame } from '../../lib/input.js';
import DeliveryAddressCreate from '../../operations/profile/delivery-address-create.graphql';
import DeliveryAddressDelete from '../../operations/profile/delivery-address-delete.graphql';
import DeliveryAddressMakeDefault from '../../operations/profile/delivery-address-make-default.graphql';
import { draftName } from './draft-name.js';

/** @typedef {import('./delivery-addresses.jsx').Delivery} Delivery */

/**
 * What one can do with a delivery address, what it says afterwards, and how it is taken back.
 *
 * @param {ReturnType<typeof import('./use-news.js').useNews>} news
 */
export function useAddressActs(news) {
  const deletion = useMutation(DeliveryAddressDelete);
  const creation = useMutation(DeliveryAddressCreate);
  const choice = useMutation(DeliveryAddressMakeDefault);
  const busy = useComputed(() => [deletion, creation, choice].some((one) => one.busy.value));

  /** @param {import('../../i18n/index.js').Key} key @param {Delivery} address @param {() => void} [undo] */
  const say = (key, { street }, undo) => news.gone(() => t(key, { street }), undo);

  /** @param {ReturnType<typeof deletion.run>} act @returns {Promise<boolean>} whether it came about */
  async function isDone(act) {
    news.clear();
    return news.cameOf(await act);
  }

  /** @param {Delivery} address */
  async function remove(address) {
    if (!(await isDone(deletion.run({ id: address.id })))) return;
    dropDraft(draftName(address));
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

  /** @param {Delivery} address @param {Delivery} [before] left out for one that was made */
  function saved(address, before) {
    if (!before) say('delivery.added', address);
    else if (isSame(asInput(before), address)) news.nothing(() => t('profile.unchanged'));
    else say('delivery.saved', address);
  }

  return { busy, remove, makeDefault, saved };
}
