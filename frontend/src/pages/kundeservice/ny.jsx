import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { customer } from '../../app/session.js';
import { useQuery } from '../../app/use-query.js';
import { AttachmentsField } from '../../components/attachments-field/attachments-field.jsx';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { TextAreaField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { attachmentsIn } from '../../lib/attachments.js';
import {
  CONTACT_PATH,
  conversationPath,
  excessOf,
  fitting,
  kindOf,
  kinds,
} from '../../lib/contact.js';
import { text } from '../../lib/fields.js';
import { complainPath, ORDERS_PATH, orderPath, withdrawPath } from '../../lib/orders.js';
import ContactAbout from '../../operations/contact/contact-about.graphql';
import ContactAgain from '../../operations/contact/contact-again.graphql';
import ConversationStart from '../../operations/contact/conversation-start.graphql';
import './kundeservice.css';

/**
 * @typedef {object} About what a link says that it is about
 * @property {string} order its id
 * @property {string} number
 * @property {string} [line]
 * @property {string} [name] of what stands in that line
 *
 * @typedef {{ id: string, kind: import('../../lib/contact.js').Kind, subject: string }} Again a conversation that is
 *   gone on with
 */

/** Begins a conversation; `?slag=`, `?ordre=` and `?linje=` begin the form, and `?samtale=` with what another was about. */
export default function WritePage() {
  const { query } = useLocation();
  if (query.ordre) return <AboutOrder order={query.ordre} line={query.linje} />;
  if (query.samtale) return <Again conversation={query.samtale} />;
  return <Write />;
}

/** @param {{ conversation: string }} props from the address: one that is closed */
function Again({ conversation }) {
  const { data, failed } = useQuery(ContactAgain, { id: conversation });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  const found = data.me.conversation;
  if (!found) return <Write />;
  const { id, kind, subject, orderId, orderNumber } = found;
  const about = orderId ? { order: orderId, number: orderNumber } : undefined;
  return <Write about={about} again={{ id, kind, subject }} />;
}

/** @param {{ order: string, line: string | undefined }} props from the address */
function AboutOrder({ order, line }) {
  const { data, failed } = useQuery(ContactAbout, { order });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  const found = data.me.order;
  // What isn't there, or isn't theirs, is no reason not to let them write.
  if (!found) return <Write />;
  const known = found.lines.find((/** @type {any} */ each) => each.line === line);
  const about = { order: found.id, number: found.number, line: known?.line, name: known?.name };
  return <Write about={about} />;
}

/** @param {{ about?: About, again?: Again }} props */
function Write({ about, again }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const made = useSignal('');

  /** @param {{ id: string, number: string }} conversation */
  function tell({ id, number }) {
    made.value = id;
    done.value = goneNow(() => t('contact.new.done', { number }));
  }

  return (
    <Page title={t('contact.new.title')} intro={t('contact.new.intro')}>
      <Confirmation done={done.value} />
      {done.value ? (
        <Next id={made.value} />
      ) : (
        <WriteForm about={about} again={again} onDone={tell} />
      )}
      <p>
        <a class="ds-link" href={CONTACT_PATH}>
          {t('contact.back')}
        </a>
      </p>
    </Page>
  );
}

/** @param {{ about?: About, again?: Again, onDone: (conversation: any) => void }} props */
function WriteForm({ about, again, onDone }) {
  const { query } = useLocation();
  const asked = kindOf(query.slag) ?? again?.kind;
  const kind = useSignal(/** @type {import('../../lib/contact.js').Kind | undefined} */ (asked));

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const said = {
      kind: text(fields, 'kind'),
      subject: text(fields, 'subject'),
      text: text(fields, 'text'),
    };
    const { attachments, isWaiting } = attachmentsIn(text(fields, 'attachments'));
    const excess = excessOf(said.subject);
    const errors = [
      ...required.filter(({ name }) => !said[name]),
      ...(excess > 0 ? [tooLong(excess)] : []),
    ];
    if (isWaiting) return { errors: [...errors, waiting] };
    if (errors.length > 0) return { errors };
    return { input: { ...said, order: about?.order, line: about?.line, attachments } };
  }

  return (
    <Form
      draft={`contact.new.${again?.id ?? about?.order ?? ''}.${about?.line ?? ''}`}
      document={ConversationStart}
      creates
      read={read}
      onDone={({ conversation }) => onDone(conversation)}
      submit={t('contact.new.submit')}
      busyLabel={t('contact.new.busy')}
      title={t('contact.new.summary')}
    >
      {about && <p class="card">{aboutWords(about)}</p>}
      <ChoiceGroup
        name="kind"
        legend={t('contact.new.kind')}
        choices={kinds.map((value) => ({ value, label: t(`contact.kind.${value}`) }))}
        chosen={asked}
        onChoose={(value) => {
          kind.value = /** @type {import('../../lib/contact.js').Kind} */ (value);
        }}
      />
      <div role="status">
        <Shortcut kind={kind.value} about={about} />
      </div>
      <TextField
        name="subject"
        label={t('contact.new.subject')}
        hint={t('contact.new.subject.hint')}
        defaultValue={again?.subject ?? (about && subjectOf(about))}
      />
      <TextAreaField name="text" label={t('contact.new.text')} rows={8} />
      <AttachmentsField name="attachments" />
    </Form>
  );
}

const required = /** @type {const} */ (['kind', 'subject', 'text']).map((name) => ({
  name,
  code: 'REQUIRED',
  message: () => t(`contact.new.${name}.missing`),
}));
/** @param {number} count */
const tooLong = (count) => ({
  name: 'subject',
  code: 'TOO_LONG',
  message: () => t('contact.new.subject.too-long', { count }),
});
const waiting = { name: 'attachments', code: 'WAIT', message: () => t('attachments.wait') };

/** @param {About} about */
function aboutWords({ number, name }) {
  if (name) return t('contact.new.about', { what: name, number });
  return t('contact.new.about.order', { number });
}

/** @param {About} about */
function subjectOf({ number, name }) {
  return fitting(name ?? t('contact.new.subject.order', { number }));
}

/**
 * What is quicker from the order, and does more there.
 *
 * @param {{ kind: import('../../lib/contact.js').Kind | undefined, about?: About }} props
 */
function Shortcut({ kind, about }) {
  if (kind !== 'COMPLAINT' && kind !== 'RETURN') return null;
  const words = kind === 'COMPLAINT' ? 'contact.new.complaint' : 'contact.new.return';
  return (
    <div class="card">
      <p>
        {t(words)}{' '}
        <a class="ds-link" href={shortcutPath(kind, about)}>
          {t(`${words}.link`)}
        </a>
      </p>
      {kind === 'COMPLAINT' && <p>{t('contact.new.holds')}</p>}
    </div>
  );
}

/** @param {'COMPLAINT' | 'RETURN'} kind @param {About} [about] */
function shortcutPath(kind, about) {
  if (!about) return ORDERS_PATH;
  if (kind === 'RETURN') return withdrawPath(about.order);
  return about.line ? complainPath(about.order, about.line) : orderPath(about.order);
}

/** @param {{ id: string }} props of the conversation */
function Next({ id }) {
  const email = customer.value?.email;
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">{t('contact.new.next')}</h2>
      <ol class="steps">
        {email && <li>{t('contact.new.next.copy', { email })}</li>}
        <li>{t('contact.new.next.answer')}</li>
      </ol>
      <p>
        <a class="ds-link" href={conversationPath(id)}>
          {t('contact.new.next.open')}
        </a>
      </p>
    </section>
  );
}
