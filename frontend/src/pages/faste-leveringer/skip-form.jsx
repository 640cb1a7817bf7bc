import { t } from '../../i18n/index.js';
import DeliverySkip from '../../operations/subscriptions/delivery-skip.graphql';
import DeliveryUnskip from '../../operations/subscriptions/delivery-unskip.graphql';
import { ActForm } from './act-form.jsx';
import { nearDay } from './words.js';

/**
 * @typedef {object} OfDelivery an act on one delivery
 * @property {any} subscription
 * @property {any} coming
 * @property {string} place of the page that tells it
 * @property {() => void} onClose
 *
 * @param {OfDelivery} props
 */
export function SkipForm({ subscription, coming: { number, deliverOn }, place, onClose }) {
  return (
    <ActForm
      of={subscription}
      place={place}
      document={DeliverySkip}
      read={() => ({ input: { number } })}
      submit={t('fast.skip.submit')}
      otherwise={t('fast.skip.then', { day: nearDay(deliverOn) })}
      done={() => t('fast.skip.done')}
      onClose={onClose}
    />
  );
}

/** One that was skipped comes after all. @param {OfDelivery} props */
export function UnskipForm({ subscription, coming: { number, deliverOn }, place, onClose }) {
  return (
    <ActForm
      of={subscription}
      place={place}
      document={DeliveryUnskip}
      read={() => ({ input: { number } })}
      submit={t('fast.unskip.submit')}
      otherwise={t('fast.unskip.then', { day: nearDay(deliverOn) })}
      done={() => t('fast.unskip.done')}
      onClose={onClose}
    />
  );
}
