import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { Boxes, useBoxes } from '../../components/boxes/boxes.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { EmailField } from '../../components/door-field.jsx';
import { Form } from '../../components/form.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { MailSent } from '../../components/way-in/mail-sent.jsx';
import { SendAgain } from '../../components/way-in/send-again.jsx';
import { language, t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { boxName } from '../../lib/boxes.js';
import { checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import { together } from '../../lib/together.js';
import NewsletterRequest from '../../operations/consents/newsletter-request.graphql';
import NewsletterTexts from '../../operations/consents/newsletter-texts.graphql';
import { ConfirmPage } from './confirm.jsx';

/** Two pages that are one chunk: who comes by the letter's link needs no other. */
export default function NewsletterPages() {
  return useLocation().path === '/nyhetsbrev' ? <NewsletterPage /> : <ConfirmPage />;
}

/** The newsletter for whoever wants it, with or without an account (S32). */
function NewsletterPage() {
  const sent = useSignal(/** @type {any} */ (null));
  if (sent.value) return <Sent input={sent.value} />;
  return (
    <Page title={t('newsletter.title')} intro={t('newsletter.intro')}>
      {/* The texts are the server's, and what is agreed to is the text that stands there. */}
      <Request key={language.value} onSent={(input) => (sent.value = input)} />
    </Page>
  );
}

/** @param {{ onSent: (input: object) => void }} props */
function Request({ onSent }) {
  const { data, failed } = useQuery(NewsletterTexts, {}, { isWorded: true });
  if (failed) return <LoadFailed />;
  if (!data) return <Loading shape="cards" rows={1} />;
  return <RequestForm asked={data.newsletterTexts} onSent={onSent} />;
}

/** @param {{ asked: import('../../lib/boxes.js').Asked[], onSent: (input: object) => void }} props */
function RequestForm({ asked, onSent }) {
  const boxes = useBoxes(asked);

  /** @param {FormData} fields */
  function read(fields) {
    const email = checked({ email: text(fields, 'email') }, { email: anEmail }, t);
    const chosen = boxes.read(fields);
    const isNone = 'input' in chosen && !('consents' in chosen.input);
    const message = () => t('newsletter.none');
    const name = boxName(asked[0].purpose);
    const some = isNone ? { errors: [{ name, code: 'REQUIRED', message }] } : chosen;
    const spoken = { input: { language: language.value === 'en' ? 'EN' : 'NB' } };
    return together(some, email, spoken);
  }

  return (
    <div class="card way-in">
      <Form
        document={NewsletterRequest}
        read={read}
        named={boxes.named}
        onDone={({ sentTo }, _form, input) => onSent({ ...input, email: sentTo })}
        submit={t('newsletter.submit')}
        busyLabel={t('newsletter.busy')}
        title={t('newsletter.failed')}
      >
        <Boxes
          asked={asked}
          legend={t('newsletter.boxes')}
          hint={t('newsletter.boxes.hint')}
          asksYear
        />
        <EmailField hint={t('newsletter.email.hint')} autocomplete="email" />
      </Form>
    </div>
  );
}

/** @param {{ input: any }} props */
function Sent({ input }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  return (
    <MailSent kind="newsletter" to={input.email} back="/nyhetsbrev">
      <SendAgain
        document={NewsletterRequest}
        input={input}
        said={() => t('sent.again.done', { email: input.email })}
        done={done}
      />
      <Confirmation done={done.value} />
    </MailSent>
  );
}
