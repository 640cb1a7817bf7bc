import { t } from '../../i18n/index.js';
import { followed } from '../../lib/orders.js';

/** Where the parcels that are on their way can be followed. @param {{ shipments: any[] }} props */
export function Tracking({ shipments }) {
  const parcels = /** @type {any[]} */ (followed(shipments));
  if (parcels.length === 0) return null;
  return (
    <ul class="tracking">
      {parcels.map(({ id, carrier, trackingUrl, tracking }) => (
        <li key={id}>
          <a class="ds-link" href={trackingUrl}>
            {t('order.track.with', { carrier })}
          </a>
          {tracking && <span class="soft small">{t('parcel.tracking', { tracking })}</span>}
        </li>
      ))}
    </ul>
  );
}
