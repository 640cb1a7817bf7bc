import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadTexts } from '../../i18n/index.js';

/** Few have something to answer about a delivery, so that only they fetch the words and the buttons. */
const loaded = signal(
  /** @type {typeof import('./delivery-needs.jsx').DeliveryNeeds | null} */ (null),
);

/**
 * @param {boolean} isWanted
 * @returns {typeof import('./delivery-needs.jsx').DeliveryNeeds | null} null until it is there
 */
export function useDeliveryNeeds(isWanted) {
  useEffect(() => {
    if (isWanted && !loaded.value) load();
  }, [isWanted]);
  // What was told stays where nothing is left to answer.
  return loaded.value;
}

async function load() {
  const [{ DeliveryNeeds }] = await Promise.all([
    import('./delivery-needs.jsx'),
    loadTexts('charges'),
  ]);
  loaded.value = DeliveryNeeds;
}
