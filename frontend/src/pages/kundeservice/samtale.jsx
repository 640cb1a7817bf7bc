import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { client } from '../../app/client.js';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { AttachmentsField } from '../../components/attachments-field/attachments-field.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { TextAreaField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useLookAgain } from '../../components/use-look-again.js';
import { useTold } from '../../components/use-told.js';
import { locale, t } from '../../i18n/index.js';
import { attachmentsIn } from '../../lib/attachments.js';
import { CONTACT_PATH, writePath } from '../../lib/contact.js';
import { draftOf } from '../../lib/drafts.js';
import { text } from '../../lib/fields.js';
import { formatNear } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { orderPath } from '../../lib/orders.js';
import ConversationQuery from '../../operations/contact/conversation.graphql';
import ConversationRead from '../../operations/contact/conversation-read.graphql';
import ConversationReply from '../../operations/contact/conversation-reply.graphql';
import { Message } from './message.jsx';
import { useMenuMark } from './use-menu-mark.js';
import './kundeservice.css';

/** One conversation, and more to say in it. @param {{ id: string }} props from the address */
export default function ConversationPage({ id }) {
  const { answer, tell } = useTold(useQuery(ConversationQuery, { id }));
  const { data, failed } = answer;
  useLookAgain(() => client.query(ConversationQuery, { id }, anew).toPromise());
  useMenuMark(data?.me?.unreadConversations);
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  const { conversation, email } = data.me;
  if (!conversation) return <Gone />;
  return (
    <Conversation
      conversation={conversation}
      email={email}
      onWritten={(now) => tell((shown) => ({ ...shown, me: { ...shown.me, conversation: now } }))}
    />
  );
}

const anew = /** @type {const} */ ({ requestPolicy: 'network-only' });

function Gone() {
  return (
    <Page title={t('contact.gone.title')}>
      <p>{t('contact.gone.text')}</p>
      <Back />
    </Page>
  );
}

/** @param {{ conversation: any, email: string | null, onWritten: (conversation: any) => void }} props */
function Conversation({ conversation, email, onWritten }) {
  const { number, kind, subject, status, orderId, orderNumber, messages } = conversation;
  useReadMark(conversation);
  return (
    <Page title={subject}>
      <div class="conversation-facts">
        <p class="chips">
          <span class="chip">{t(`contact.status.${/** @type {'CLOSED'} */ (status)}`)}</span>
        </p>
        <p class="soft">
          {t('contact.facts', {
            kind: t(`contact.kind.${/** @type {'RETURN'} */ (kind)}`),
            number,
          })}{' '}
          {orderId && (
            <a class="ds-link" href={orderPath(orderId)}>
              {t('contact.entry.order', { number: orderNumber })}
            </a>
          )}
        </p>
        <ClaimWords claim={conversation.claim} />
      </div>
      <section class="section" aria-labelledby="messages">
        <h2 id="messages">{t('contact.messages')}</h2>
        <ol class="messages-said" aria-live="polite">
          {messages.map((/** @type {any} */ message) => (
            <li key={message.id}>
              <Message message={message} email={email} />
            </li>
          ))}
        </ol>
      </section>
      {status === 'CLOSED' && <Closed id={conversation.id} at={conversation.closedAt} />}
      <Reply conversation={conversation} onWritten={onWritten} />
      <Back />
    </Page>
  );
}

/** What is shown is seen. @param {any} conversation */
function useReadMark({ id, unread, messages }) {
  const { run } = useMutation(ConversationRead);
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (unread > 0 && newest) run({ conversation: id, newest });
  }, [id, newest, unread > 0]);
}

/** @param {{ claim: import('./conversation-line.jsx').ConversationShort['claim'] }} props */
function ClaimWords({ claim }) {
  if (!claim) return null;
  const when = keepTogether(formatNear(claim.since, locale.value));
  return (
    <div class="card">
      <p>{t(`contact.claim.${claim.state}`, { when })}</p>
      {claim.outcome && (
        <p class="said-words">{t('contact.claim.outcome', { outcome: claim.outcome })}</p>
      )}
    </div>
  );
}

/** @param {{ id: string, at: string }} props */
function Closed({ id, at }) {
  return (
    <div class="card">
      <p>{t('contact.closed', { when: keepTogether(formatNear(at, locale.value)) })}</p>
      <p>
        <a class="ds-link" href={writePath({ from: id })}>
          {t('contact.closed.new')}
        </a>
      </p>
    </div>
  );
}

/**
 * Stands where the conversation was closed while one wrote, or before one came back to what was typed.
 *
 * @param {{ conversation: any, onWritten: (conversation: any) => void }} props
 */
function Reply({ conversation, onWritten }) {
  const { id, status } = conversation;
  const round = useSignal(0);
  const draft = `contact.reply.${id}`;
  const wasOpen = useSignal(status !== 'CLOSED' || draftOf(draft) !== undefined);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const told = text(fields, 'text');
    const { attachments, isWaiting } = attachmentsIn(text(fields, 'attachments'));
    const errors = [...(told ? [] : [missing]), ...(isWaiting ? [waiting] : [])];
    if (errors.length > 0) return { errors };
    return { input: { conversation: id, text: told, attachments } };
  }

  /** @param {{ conversation: any }} payload */
  function tell({ conversation: now }) {
    onWritten(now);
    // A form of its own for the next message.
    round.value += 1;
    done.value = goneNow(() => t('contact.reply.done'));
  }

  if (!wasOpen.value && status === 'CLOSED') return null;
  return (
    <section class="section" aria-labelledby="reply">
      <h2 id="reply">{t('contact.reply')}</h2>
      <Confirmation done={done.value} />
      <Form
        key={round.value}
        draft={draft}
        document={ConversationReply}
        creates
        read={read}
        onDone={tell}
        onSend={() => {
          done.value = null;
        }}
        submit={t('contact.new.submit')}
        busyLabel={t('contact.new.busy')}
        title={t('contact.new.summary')}
      >
        <TextAreaField name="text" label={t('contact.reply.text')} rows={5} />
        <AttachmentsField name="attachments" />
      </Form>
    </section>
  );
}

const missing = { name: 'text', code: 'REQUIRED', message: () => t('contact.new.text.missing') };
const waiting = { name: 'attachments', code: 'WAIT', message: () => t('attachments.wait') };

function Back() {
  return (
    <p>
      <a class="ds-link" href={CONTACT_PATH}>
        {t('contact.back')}
      </a>
    </p>
  );
}
