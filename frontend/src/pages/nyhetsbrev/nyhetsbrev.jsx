import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { customer } from '../../app/session.js';
import { useQuery } from '../../app/use-query.js';
import { BOXES, Boxes, useBoxes } from '../../components/boxes/boxes.jsx';
import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { EmailField } from '../../components/door-field.jsx';
import { Form } from '../../components/form.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useHashFocus } from '../../components/use-hash-focus.js';
import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { SendAgain } from '../../components/way-in/send-again.jsx';
import { language, t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { boxName } from '../../lib/boxes.js';
import { checked } from '../../lib/checks.js';
import { keepDraft } from '../../lib/drafts.js';
import { text } from '../../lib/fields.js';
import { together } from '../../lib/together.js';
import NewsletterLeaveRequest from '../../operations/consents/newsletter-leave-request.graphql';
import NewsletterRequest from '../../operations/consents/newsletter-request.graphql';
import NewsletterTexts from '../../operations/consents/newsletter-texts.graphql';
import { ConfirmPage } from './confirm.jsx';
import { noteSent, wasSent } from './sent.js';

/** Two pages that are one chunk: who comes by the letter's link needs no other. */
export default function NewsletterPages() {
  return useLocation().path === '/nyhetsbrev' ? <NewsletterPage /> : <ConfirmPage />;
}

/** Under which it is kept what was ticked and typed, also while the language changes. */
const DRAFT = 'newsletter';

/** The newsletter for whoever wants it, with or without an account (S32). */
function NewsletterPage() {
  const sent = useSignal(/** @type {Sent | null} */ (wasSent() ? { kind: 'newsletter' } : null));
  if (sent.value) return <Sent {...sent.value} onOther={() => (sent.value = again(sent.value))} />;

  /** @param {Sent} what */
  function keep(what) {
    noteSent(true);
    sent.value = what;
  }

  return (
    <Page title={t('newsletter.title')} intro={t('newsletter.intro')}>
      {customer.value && <OwnChoices />}
      <Forms onSent={keep} />
    </Page>
  );
}

/** The way in, and below it the way out, which comes no sooner: it would be pushed away. @param {{ onSent: (what: Sent) => void }} props */
function Forms({ onSent }) {
  const isThere = useSignal(false);
  // Whoever wants out comes to that form, which stands below the other.
  useHashFocus(isThere.value);
  return (
    <>
      {/* It stands in any language: what is wrong in it is said in the one that is spoken. */}
      <Request
        onThere={() => (isThere.value = true)}
        onSent={(input) => onSent({ kind: 'newsletter', input })}
      />
      {isThere.value && <LeaveForm onSent={(input) => onSent({ kind: 'leave', input })} />}
    </>
  );
}

/**
 * @typedef {{ email: string, language: string, consents?: { purpose: string }[], birthYear?: number }} Input
 * @typedef {{ kind: 'newsletter' | 'leave', input?: Input }} Sent `input` isn't known after a reload
 */

/** Whoever mistyped the address has all else there still, and stands at the form it was. @param {Sent | null} sent */
function again(sent) {
  noteSent(false);
  history.replaceState(history.state, '', sent?.kind === 'leave' ? '#leave' : location.pathname);
  const { consents = [], birthYear, email = '' } = sent?.input ?? {};
  const ticks = consents.map(({ purpose }) => [boxName(purpose), 'on']);
  const born = birthYear ? [['birthYear', String(birthYear)]] : [];
  if (ticks.length > 0) keepDraft(DRAFT, Object.fromEntries([...ticks, ...born, ['email', email]]));
  return null;
}

/** Who is signed in needn't be asked who they are. */
function OwnChoices() {
  return (
    <p>
      {t('newsletter.signed-in')}{' '}
      <a class="ds-link" href="/samtykker">
        {t('menu.consents')}
      </a>
      .
    </p>
  );
}

/** @param {{ onThere: () => void, onSent: (input: Input) => void }} props `onThere` once it is known what stands here */
function Request({ onThere, onSent }) {
  const { data, failed } = useQuery(NewsletterTexts, {}, { isWorded: true });
  const isThere = Boolean(data || failed);
  useLayoutEffect(() => {
    if (isThere) onThere();
  }, [isThere]);
  if (failed) return <LoadFailed />;
  if (!data) return <Loading shape="cards" rows={1} />;
  return <RequestForm asked={data.newsletterTexts} onSent={onSent} />;
}

/** @param {{ asked: import('../../lib/boxes.js').Asked[], onSent: (input: Input) => void }} props */
function RequestForm({ asked, onSent }) {
  const known = knownAddress();
  const boxes = useBoxes(asked, { asksYear: true });

  /** @param {FormData} fields */
  function read(fields) {
    const read = boxes.read(fields);
    const message = () => t('newsletter.none');
    const none = { errors: [{ name: BOXES, code: 'REQUIRED', message }] };
    const some = boxes.chosen().length > 0 ? { input: {} } : none;
    return together(some, read, readReader(fields));
  }

  return (
    <div class="card way-in">
      <Form
        document={NewsletterRequest}
        read={read}
        named={boxes.named}
        draft={DRAFT}
        isSignUp
        onDone={({ sentTo }, _form, input) =>
          onSent(/** @type {Input} */ ({ ...input, email: sentTo }))
        }
        submit={t('newsletter.submit')}
        busyLabel={t('newsletter.busy')}
        title={t('newsletter.failed')}
      >
        <Boxes
          asked={asked}
          legend={t('newsletter.boxes')}
          hint={t('newsletter.boxes.hint')}
          asksYear
          isAll
        />
        <EmailField
          key={known}
          hint={t('newsletter.email.hint')}
          autocomplete="email"
          known={known}
        />
      </Form>
    </div>
  );
}

/** That of who is signed in, which may be known only once the form stands there. */
const knownAddress = () => customer.value?.email ?? '';

/** Where it goes, and in which language. @param {FormData} fields */
function readReader(fields) {
  const email = checked({ email: text(fields, 'email') }, { email: anEmail }, t);
  return together(email, { input: { language: language.value === 'en' ? 'EN' : 'NB' } });
}

/** Out of it, for who has neither an account nor a mail with a link. @param {{ onSent: (input: Input) => void }} props */
function LeaveForm({ onSent }) {
  const known = knownAddress();
  return (
    <section class="section" aria-labelledby="leave">
      <h2 id="leave" tabIndex={-1}>
        {t('newsletter.leave')}
      </h2>
      <p>{t('newsletter.leave.text')}</p>
      <div class="card way-in">
        <Form
          document={NewsletterLeaveRequest}
          read={readReader}
          onDone={({ sentTo }, _form, input) =>
            onSent(/** @type {Input} */ ({ ...input, email: sentTo }))
          }
          submit={t('newsletter.leave.submit')}
          busyLabel={t('newsletter.busy')}
          title={t('newsletter.failed')}
          variant="secondary"
        >
          <EmailField
            key={known}
            label={t('newsletter.leave.address')}
            autocomplete="email"
            known={known}
          />
        </Form>
      </div>
    </section>
  );
}

/** @param {Sent & { onOther: () => void }} props */
function Sent({ kind, input, onOther }) {
  return (
    <MailSent kind={kind} to={input?.email} back={onOther}>
      {input && <NothingCame kind={kind} input={input} onOther={onOther} />}
    </MailSent>
  );
}

/** @param {Required<Sent> & { onOther: () => void }} props */
function NothingCame({ kind, input, onOther }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  return (
    <>
      <SendAgain
        document={kind === 'leave' ? NewsletterLeaveRequest : NewsletterRequest}
        input={input}
        said={() => t('sent.again.done', { email: input.email })}
        done={done}
      />
      <Confirmation done={done.value} />
      <p>
        {t('sent.other')}{' '}
        <Button variant="tertiary" onClick={onOther}>
          {t('sent.start-over')}
        </Button>
      </p>
    </>
  );
}
