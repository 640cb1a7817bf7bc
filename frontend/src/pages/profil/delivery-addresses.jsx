import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { NoAddresses } from '../../components/illustrations/scenes/no-addresses.jsx';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';
import { AddressForm } from './address-form.jsx';
import { DeliveryAddress } from './delivery-address.jsx';
import { draftName } from './draft-name.js';
import { News } from './news.jsx';
import { useAddressActs } from './use-address-acts.js';
import { useNews } from './use-news.js';

/** As the API allows. */
const mostAddresses = 20;

/**
 * @typedef {import('../../lib/address.js').Address & { id: string, recipient: string, instructions: string | null, isDefault: boolean }} Delivery
 *
 * @param {object} props
 * @param {any} props.me with the addresses, the default one first
 * @param {import('./use-news.js').Latest} props.latest
 */
export function DeliveryAddresses({ me, latest }) {
  /** @type {Delivery[]} */
  const addresses = me.deliveryAddresses;
  const news = useNews(latest, 'delivery');
  const acts = useAddressActs(news);
  const editors = useEditors([...addresses, undefined]);
  return (
    <section class="section deliveries" aria-labelledby="delivery">
      <h2 id="delivery">{t('delivery.title')}</h2>
      <p class="soft">{t('delivery.text')}</p>
      {addresses.length === 0 && !editors.has() && <Nowhere />}
      <ul class="addresses">
        {addresses.map((address) => (
          <li key={address.id}>
            {editors.has(address) ? (
              <AddressForm
                address={address}
                onSend={news.clear}
                onClose={() => editors.close(address)}
                onSaved={(after) => acts.saved(after, address)}
              />
            ) : (
              <DeliveryAddress
                address={address}
                acts={acts}
                onEdit={() => editors.open(address)}
                editRef={editors.opener(address)}
              />
            )}
          </li>
        ))}
      </ul>
      <News told={news.told} />
      {editors.has() ? (
        <AddressForm
          recipient={[me.firstName, me.lastName].filter(Boolean).join(' ')}
          isFirst={addresses.length === 0}
          onSend={news.clear}
          onClose={() => editors.close()}
          onSaved={(after) => acts.saved(after)}
        />
      ) : (
        <Add
          isFull={addresses.length >= mostAddresses}
          onClick={() => editors.open()}
          buttonRef={editors.opener()}
        />
      )}
    </section>
  );
}

/**
 * The forms that are open, of which there may be several: opening one loses nothing in another.
 *
 * @param {(Delivery | undefined)[]} all undefined stands for the one being made
 */
function useEditors(all) {
  const left = all.map(draftName).filter((name) => draftOf(name));
  const names = useSignal(/** @type {ReadonlySet<string>} */ (new Set(left)));
  const closed = useRef(/** @type {string | null} */ (null));
  return {
    /** The button that opens a form has focus again when the form is gone. */
    opener(/** @type {Delivery | undefined} */ address = undefined) {
      return (/** @type {HTMLButtonElement | null} */ button) => {
        if (!button || closed.current !== draftName(address)) return;
        closed.current = null;
        button.focus();
      };
    },
    has: (/** @type {Delivery | undefined} */ address = undefined) =>
      names.value.has(draftName(address)),
    open(/** @type {Delivery | undefined} */ address = undefined) {
      names.value = new Set(names.value).add(draftName(address));
    },
    close(/** @type {Delivery | undefined} */ address = undefined) {
      const name = draftName(address);
      closed.current = name;
      names.value = new Set([...names.value].filter((other) => other !== name));
    },
  };
}

function Nowhere() {
  return (
    <div class="card nowhere">
      <NoAddresses class="scene" />
      <p>{t('delivery.none')}</p>
    </div>
  );
}

/** @param {{ isFull: boolean, onClick: () => void, buttonRef: preact.RefCallback<HTMLButtonElement> }} props */
function Add({ isFull, onClick, buttonRef }) {
  if (isFull) return <p class="soft">{t('delivery.full', { count: mostAddresses })}</p>;
  return (
    <div class="acts">
      <Button variant="secondary" onClick={onClick} ref={buttonRef}>
        {t('delivery.add')}
      </Button>
    </div>
  );
}
