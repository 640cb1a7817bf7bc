import { Fragment } from 'preact';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf, formatMoment } from '../../lib/format.js';
import { blocksOf, linked } from '../../lib/letter.js';
import { noneOf } from '../../lib/messages.js';
import { keepTogether } from '../../lib/no-break.js';
import { keepMail, listed } from '../../lib/texts.js';
import SentMessage from '../../operations/messages/sent-message.graphql';

/** @typedef {import('./message.jsx').SentMessage} Message */

/** What a message said, why it came, and what is known to have come of it. @param {{ message: Message }} props */
export function Opened({ message }) {
  const { data, failed } = useQuery(SentMessage, { id: message.id }, { isWorded: true });
  if (failed) return <LoadFailed />;
  if (!data?.me) return <Loading rows={3} />;
  // It may have been deleted since the list was fetched, by its period or by an erasure.
  if (!data.me.message) return <p class="soft">{t('messages.gone')}</p>;
  const { text, attachments, reason, uses } = data.me.message;
  return (
    <div class="opened">
      <div class="why">
        <h3>{t('messages.text')}</h3>
        <div class="letter">
          {text ? <Text text={text} language={message.language} /> : <NoText kind={message.kind} />}
        </div>
        {attachments.length > 0 && <Attachments attachments={attachments} />}
      </div>
      <div class="why">
        <h3>{t('messages.why')}</h3>
        <Why reason={reason} kind={message.kind} />
      </div>
      {message.kind === 'MARKETING' && <Uses uses={uses} />}
    </div>
  );
}

/** @param {{ text: string, language: 'NB' | 'EN' | null }} props */
function Text({ text, language }) {
  return (
    <div lang={language?.toLowerCase()}>
      {blocksOf(text).map(({ isHeading, lines }, at) => (
        <p key={at} class={isHeading ? 'letter-heading' : undefined}>
          {linked(lines, location.origin).map((parts, line) => (
            <Fragment key={line}>
              {line > 0 && '\n'}
              {parts.map((part, place) => (
                <InLine key={place} {...part} />
              ))}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** What isn't ours opens beside the page, and isn't told whose page that was. @param {import('../../lib/letter.js').Part} props */
function InLine({ text, href, isOurs }) {
  if (!href) return <>{text}</>;
  const beside = isOurs ? {} : { target: '_blank', rel: 'noopener noreferrer' };
  return (
    <a class="ds-link" href={href} {...beside}>
      {text}
    </a>
  );
}

/**
 * @typedef {object} Attachment
 * @property {string} name
 * @property {string | null} url none where it is gone
 *
 * @param {{ attachments: Attachment[] }} props
 */
function Attachments({ attachments }) {
  return (
    <>
      <h3>{t('messages.attachments')}</h3>
      <ul>
        {attachments.map(({ name, url }) => (
          <li key={name}>
            {url ? (
              <a class="ds-link" href={url} target="_blank" rel="noopener">
                {name}
              </a>
            ) : (
              t('messages.attachments.gone', { name })
            )}
          </li>
        ))}
      </ul>
      {attachments.some(({ url }) => url) && (
        <p class="soft small">{t('messages.attachments.anew')}</p>
      )}
    </>
  );
}

/** @param {{ kind: Message['kind'] }} props */
function NoText({ kind }) {
  return <p class="soft">{t(`messages.text.none.${kind}`)}</p>;
}

/**
 * @typedef {object} Reason
 * @property {string} sentence
 * @property {boolean} isAllowed
 * @property {string[]} used
 * @property {{ text: string | null, at: string } | null} consent
 * @property {{ text: string | null, at: string } | null} adapting the yes to use more than it takes to send it
 * @property {string[]} stops what to say no to: what is sent still
 * @property {string[]} stopped what isn't sent now
 *
 * @param {{ reason: Reason, kind: Message['kind'] }} props
 */
function Why({ reason, kind }) {
  const { sentence, isAllowed, used, consent, adapting, stops, stopped } = reason;
  return (
    <>
      <p class={isAllowed ? undefined : 'card'} data-needs-you={isAllowed ? undefined : true}>
        {sentence}
      </p>
      {consent && <Consent words="messages.agreed" {...consent} />}
      {used.length > 0 && <p>{t('messages.used', { things: listed(used, locale.value) })}</p>}
      {adapting && <Consent words="messages.adapting" {...adapting} />}
      {stopped.length > 0 && (
        <p>{t('messages.stopped', { things: noneOf(stopped.map(keepMail), locale.value) })}</p>
      )}
      {stops.length > 0 && (
        <p>{t('messages.stops', { things: listed(stops.map(keepMail), locale.value) })}</p>
      )}
      {kind === 'MARKETING' && (
        <p>
          <a class="ds-link" href="/samtykker">
            {t('messages.consents')}
          </a>
        </p>
      )}
    </>
  );
}

/** @param {{ words: 'messages.agreed' | 'messages.adapting', text: string | null, at: string }} props */
function Consent({ words, text, at }) {
  const day = keepTogether(formatDayOf(at, locale.value));
  if (!text) return <p>{t(`${words}.untold`, { day })}</p>;
  return (
    <>
      <p>{t(words, { day })}</p>
      <blockquote class="agreed-to">
        {text
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <p key={line}>{keepMail(line)}</p>
          ))}
      </blockquote>
    </>
  );
}

/**
 * @typedef {object} Use
 * @property {'OPENED' | 'CLICKED' | 'CODE_USED' | 'BOUNCED' | 'COMPLAINED'} kind
 * @property {string} at ISO 8601
 * @property {string | null} link
 * @property {string | null} code
 * @property {string | null} order
 *
 * @param {{ uses: Use[] }} props
 */
function Uses({ uses }) {
  const isRead = uses.some(({ kind }) => kind === 'OPENED' || kind === 'CLICKED');
  return (
    <div class="why">
      {uses.length > 0 && (
        <>
          <h3>{t('messages.uses')}</h3>
          <ul>
            {uses.map((use) => (
              <li key={`${use.kind} ${use.at} ${use.link}`}>{inWords(use)}</li>
            ))}
          </ul>
        </>
      )}
      {!isRead && <p class="soft small">{t('messages.uses.unknown')}</p>}
    </div>
  );
}

/** @param {Use} use */
function inWords({ kind, at, link, code, order }) {
  const when = keepTogether(formatMoment(at, locale.value));
  if (kind === 'CLICKED') {
    return t('messages.use.CLICKED', { when, link: (link ?? '').replace(/^https?:\/\//, '') });
  }
  if (kind !== 'CODE_USED') return t(`messages.use.${kind}`, { when });
  const values = { when, code: code ?? '' };
  if (!order) return t('messages.use.CODE_USED', values);
  return t('messages.use.CODE_USED.order', { ...values, order });
}
