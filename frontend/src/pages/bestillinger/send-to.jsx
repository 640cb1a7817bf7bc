import { t } from '../../i18n/index.js';

/** Where a parcel goes back to; nothing where the shop has told no address. @param {{ lines: string[] }} props */
export function SendTo({ lines }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <p class="soft small">{t('return.send-to')}</p>
      <address class="send-to" lang="nb">
        {lines.map((line) => (
          <span key={line} class="address-line">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}
