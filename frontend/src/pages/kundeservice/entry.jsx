import { locale, t } from '../../i18n/index.js';
import { conversationPath } from '../../lib/contact.js';
import { formatMoment } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { orderPath } from '../../lib/orders.js';
import { listed, sentence } from '../../lib/texts.js';

/**
 * @typedef {object} ContactEntry
 * @property {string} id
 * @property {'WROTE' | 'MAILED' | 'STRANGER_MAILED' | 'REPLY' | 'CALLED_US' | 'WE_CALLED' | 'PROFILE_CHANGED' | 'COMPLAINT' | 'COMPLAINT_SETTLED' | 'RETURN' | 'RETURN_RECEIVED' | 'RETURN_REFUNDED' | 'RETURN_REFUSED' | 'RETURN_WITHDRAWN'} kind
 * @property {string} at ISO 8601
 * @property {string | null} text
 * @property {string | null} number
 * @property {string | null} title
 * @property {string | null} conversation
 * @property {string | null} order
 * @property {string | null} orderNumber
 * @property {boolean} byStaff
 * @property {import('../../components/change-line.jsx').Change['field'][]} changed
 * @property {string | null} askedIn
 * @property {string | null} askedInConversation
 * @property {boolean} isHeld
 *
 * One thing between the customer and the shop: what, its words, when, and where there is more.
 *
 * @param {{ entry: ContactEntry }} props
 */
export function Entry({ entry }) {
  const { at, kind, number, text, isHeld } = entry;
  const when = keepTogether(sentence(formatMoment(at, locale.value)));
  return (
    <article class="contact-entry" data-by={entry.byStaff ? 'staff' : undefined}>
      <h3>{inWords(entry)}</h3>
      {isHeld && <p class="chip held-chip">{t('contact.held')}</p>}
      {text && (
        <blockquote class="said-words">
          {kind === 'PROFILE_CHANGED' ? t('contact.entry.reason', { reason: text }) : text}
        </blockquote>
      )}
      <p class="soft small">
        <time dateTime={at}>{number ? t('contact.entry.number', { when, number }) : when}</time>
      </p>
      <More entry={entry} />
    </article>
  );
}

/** @param {ContactEntry} entry */
function inWords({ kind, title, byStaff, changed }) {
  if (kind === 'PROFILE_CHANGED') {
    const things = changed.map((field) => t(`change.field.${field}`));
    return t('contact.entry.PROFILE_CHANGED', { things: listed(things, locale.value) });
  }
  const values = { title: keepTogether(title ?? t('contact.entry.goods')) };
  if (byStaff && (kind === 'COMPLAINT' || kind === 'RETURN'))
    return t(`contact.entry.${kind}.staff`, values);
  return t(`contact.entry.${kind}`, values);
}

/** @param {{ entry: ContactEntry }} props where it leads on to */
function More({ entry: { conversation, order, orderNumber, askedIn, askedInConversation } }) {
  if (conversation)
    return <Link href={conversationPath(conversation)} words={t('contact.entry.open')} />;
  if (order)
    return (
      <Link
        href={orderPath(order)}
        words={t('contact.entry.order', { number: orderNumber ?? '' })}
      />
    );
  if (askedInConversation)
    return <Link href={conversationPath(askedInConversation)} words={t('contact.entry.asked')} />;
  if (askedIn) return <p class="small">{t('contact.entry.asked.call', { number: askedIn })}</p>;
  return null;
}

/** @param {{ href: string, words: string }} props */
function Link({ href, words }) {
  return (
    <p>
      <a class="ds-link" href={href}>
        {words}
      </a>
    </p>
  );
}
