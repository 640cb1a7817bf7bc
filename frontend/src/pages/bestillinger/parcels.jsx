import { t } from '../../i18n/index.js';
import { PaperLink } from './paper-link.jsx';
import { near, nearDay } from './words.js';

/** @param {{ shipments: any[] }} props in order of time */
export function Parcels({ shipments }) {
  if (shipments.length === 0) return null;
  return (
    <section class="section" aria-labelledby="parcels">
      <h2 id="parcels">{t('parcels.title')}</h2>
      <ul class="plain-list">
        {shipments.map((shipment) => (
          <li key={shipment.id} class="card">
            <Parcel shipment={shipment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{ shipment: any }} props */
function Parcel({ shipment }) {
  const { number, purpose, tracking, trackingUrl, contents, packingSlipUrl } = shipment;
  return (
    <>
      <p>
        {inWords(shipment)} <Expected shipment={shipment} />
      </p>
      {contents.length > 0 && (
        <ul class="contents-of">
          {contents.map((/** @type {any} */ { line, name, quantity }) => (
            <li key={line} lang="nb">
              {t('parcel.contents', { number: quantity, name })}
            </li>
          ))}
        </ul>
      )}
      {tracking && <TrackingNumber tracking={tracking} url={trackingUrl} />}
      {purpose === 'ORDER' && (
        <PaperLink href={packingSlipUrl} name={t('parcel.slip.name', { number })}>
          {t('parcel.slip')}
        </PaperLink>
      )}
    </>
  );
}

/** @param {{ shipment: any }} props */
function Expected({ shipment: { state, purpose, expectedOn } }) {
  const isComing = state === 'ON_ITS_WAY' && purpose === 'ORDER' && expectedOn;
  return isComing ? t('parcel.expected', { when: nearDay(expectedOn) }) : null;
}

/** @param {{ tracking: string, url: string | null }} props */
function TrackingNumber({ tracking, url }) {
  const words = t('parcel.tracking', { tracking });
  if (!url) return <p class="soft">{words}</p>;
  return (
    <p>
      <a class="ds-link" href={url}>
        {words}
      </a>
    </p>
  );
}

/** @param {any} shipment */
function inWords({ state, purpose, carrier, shippedAt, deliveredAt, returnedAt, returnReason }) {
  if (purpose !== 'ORDER')
    return t(`parcel.${/** @type {'INVOICE'} */ (purpose)}`, { when: near(shippedAt) });
  if (state === 'RETURNED' && returnReason)
    return t('parcel.RETURNED.reason', { when: near(returnedAt), reason: returnReason });
  const when = { ON_ITS_WAY: shippedAt, DELIVERED: deliveredAt, RETURNED: returnedAt };
  const known = /** @type {keyof typeof when} */ (state);
  return t(`parcel.${known}`, { when: near(when[known] ?? shippedAt), carrier });
}
