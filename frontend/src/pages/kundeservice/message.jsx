import { locale, t } from '../../i18n/index.js';
import { formatMoment } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { megabytes } from '../../lib/picture.js';
import { sentence } from '../../lib/texts.js';

/**
 * @typedef {object} Attachment
 * @property {'PICTURE' | 'PDF'} kind
 * @property {string | null} name
 * @property {string} url
 * @property {string | null} thumbnailUrl
 * @property {number} size in bytes
 *
 * @typedef {object} Said
 * @property {string} id
 * @property {'CUSTOMER' | 'STAFF' | 'STRANGER'} writtenBy
 * @property {'MIN_SIDE' | 'MAIL' | 'SHOP'} channel
 * @property {string | null} text
 * @property {string} at ISO 8601
 * @property {number} leftOut
 * @property {Attachment[]} attachments
 *
 * What somebody wrote, as plain text: an address in it is no link.
 *
 * @param {{ message: Said, email: string | null }} props
 */
export function Message({ message, email }) {
  const { writtenBy, channel, text, at, leftOut, attachments } = message;
  const by = t(`contact.by.${writtenBy}`);
  return (
    <article class="said" data-by={writtenBy}>
      <h3>{channel === 'MAIL' ? t('contact.by.mail', { who: by }) : by}</h3>
      {text === null ? (
        <p>{t('contact.stranger', { email: email ?? '' })}</p>
      ) : (
        <p class="said-words">{text}</p>
      )}
      <Attachments attachments={attachments} />
      {leftOut > 0 && <p class="small">{t('contact.left-out', { count: leftOut })}</p>}
      <p class="soft small">
        <time dateTime={at}>{keepTogether(sentence(formatMoment(at, locale.value)))}</time>
      </p>
    </article>
  );
}

/** @param {{ attachments: Attachment[] }} props */
function Attachments({ attachments }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="sent-attachments">
      {attachments.map((attachment, index) => (
        <li key={attachment.url}>
          {attachment.thumbnailUrl ? (
            <a href={attachment.url} target="_blank" rel="noopener">
              <img
                src={attachment.thumbnailUrl}
                alt={attachment.name ?? t('contact.attachment.picture', { number: index + 1 })}
              />
            </a>
          ) : (
            <Document attachment={attachment} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** @param {{ attachment: Attachment }} props */
function Document({ attachment: { name, url, size } }) {
  return (
    <a class="ds-link" href={url} download={name ?? true}>
      {t('contact.attachment.pdf', {
        name: name ?? t('contact.attachment.unnamed'),
        size: megabytes(size, locale.value),
      })}
    </a>
  );
}
