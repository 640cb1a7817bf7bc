import { useSignal } from '@preact/signals';
import { locale, t } from '../../i18n/index.js';
import { formatMoment, formatPhone } from '../../lib/format.js';
import { nameOfMonth } from '../../lib/messages.js';
import { keepTogether } from '../../lib/no-break.js';
import { keepMail } from '../../lib/texts.js';
import { Opened } from './opened.jsx';

/**
 * @typedef {object} SentMessage
 * @property {string} id
 * @property {'SERVICE' | 'MARKETING'} kind
 * @property {'MAIL' | 'SMS'} channel
 * @property {string} purpose
 * @property {string | null} to
 * @property {string | null} subject
 * @property {'NB' | 'EN' | null} language
 * @property {string} at ISO 8601, when it was sent, or written where it wasn't
 * @property {'SENT' | 'WAITING' | 'UNCLEAR' | 'NOT_SENT' | 'CAME_BACK'} state
 *
 * One message in short; opened, with what it said and why it came.
 *
 * @param {{ message: SentMessage, isFirstOfMonth: boolean }} props
 */
export function Message({ message, isFirstOfMonth }) {
  const isOpened = useSignal(false);
  const { kind, subject, language, at } = message;
  return (
    <>
      {isFirstOfMonth && <h2 class="month">{nameOfMonth(at, locale.value)}</h2>}
      <details
        class="message"
        data-kind={kind}
        onToggle={({ currentTarget }) => {
          // Once fetched it stays, so that opening it again is at once.
          isOpened.value ||= currentTarget.open;
        }}
      >
        <summary>
          <span class="message-name" lang={language?.toLowerCase()}>
            {subject ? keepTogether(subject) : t('messages.untitled')}
          </span>
          <span class="soft small">{aboutWhat(message)}</span>
          <span class="soft small">{whatBecame(message)}</span>
        </summary>
        {isOpened.value && <Opened message={message} />}
      </details>
    </>
  );
}

/** @param {SentMessage} message */
function aboutWhat({ kind, channel, purpose }) {
  const about = t(`messages.about.${kind}`, { purpose: keepMail(purpose) });
  return channel === 'SMS' ? t('messages.about.SMS', { about }) : about;
}

/** @param {SentMessage} message */
function whatBecame({ state, to, at }) {
  const whom = to && (to.startsWith('+') ? formatPhone(to).replaceAll(' ', '\u00a0') : to);
  return t(`messages.${state}`, {
    when: keepTogether(formatMoment(at, locale.value)),
    to: whom ? t('messages.to', { to: whom }) : '',
  });
}
