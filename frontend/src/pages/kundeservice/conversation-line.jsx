import { locale, t } from '../../i18n/index.js';
import { conversationPath, shortened } from '../../lib/contact.js';
import { formatAgo } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { sentence } from '../../lib/texts.js';

/** As much of what was said last as a glance takes in. */
const LONGEST = 140;

/**
 * @typedef {object} ConversationShort
 * @property {string} id
 * @property {string} number
 * @property {import('../../lib/contact.js').Kind} kind
 * @property {string} subject
 * @property {'WAITING_FOR_US' | 'WAITING_FOR_YOU' | 'CLOSED'} status
 * @property {string} at ISO 8601, when something was last written
 * @property {'CUSTOMER' | 'STAFF' | 'STRANGER'} lastBy
 * @property {string} lastText
 * @property {number} unread
 * @property {{ state: 'OPEN' | 'CLOSED', since: string, outcome: string | null } | null} claim
 *
 * One conversation in short: what it is about, who is to say something, and what was said last.
 *
 * @param {{ conversation: ConversationShort }} props
 */
export function ConversationLine({ conversation }) {
  const { id, kind, subject, status, at, lastText, unread, claim } = conversation;
  return (
    <div class="conversation-line">
      <a class="ds-link conversation-name" href={conversationPath(id)}>
        {subject}
      </a>
      <p class="chips">
        {unread > 0 && <span class="chip new-chip">{t('contact.unread', { count: unread })}</span>}
        <span class="chip">{t(`contact.status.${status}`)}</span>
        {claim?.state === 'OPEN' && <span class="chip held-chip">{t('contact.held')}</span>}
      </p>
      <p class="soft">{keepTogether(shortened(lastText, LONGEST))}</p>
      <p class="soft small">
        {t(`contact.kind.${kind}`)}
        {'. '}
        <time dateTime={at}>{keepTogether(sentence(formatAgo(at, locale.value)))}</time>
      </p>
    </div>
  );
}
