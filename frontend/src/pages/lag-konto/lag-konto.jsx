import { useLocation } from 'preact-iso';
import { customer } from '../../app/session.js';
import { privacyNotice } from '../../app/shop.js';
import { useQuery } from '../../app/use-query.js';
import { Boxes, useBoxes } from '../../components/boxes/boxes.jsx';
import { useEver } from '../../components/boxes/use-ever.js';
import { DoorField, EmailField } from '../../components/door-field.jsx';
import { Form } from '../../components/form.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { NewPasswordField } from '../../components/password-field.jsx';
import { AlreadyIn } from '../../components/way-in/already-in.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { language, t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { anything, checked, longEnough } from '../../lib/checks.js';
import { password, text } from '../../lib/fields.js';
import { together } from '../../lib/together.js';
import NewsletterTexts from '../../operations/consents/newsletter-texts.graphql';
import CustomerRegister from '../../operations/way-in/customer-register.graphql';
import { keepSent } from './sent.js';

export default function RegisterPage() {
  if (customer.value) return <AlreadyIn name={t('register.title')} email={customer.value.email} />;
  return (
    <Page title={t('register.title')} intro={t('register.intro')}>
      <Registration />
    </Page>
  );
}

/** With boxes from the start, or without where they can't be had: an account needs none. */
function Registration() {
  const { data, failed } = useQuery(NewsletterTexts, {}, { isWorded: true });
  const isWithout = useEver(failed);
  // Boxes that came after the button would push it away, and have a tick where the finger comes down.
  const isThere = data || isWithout;
  return (
    <>
      <div class="card way-in with-animals">
        <Animals />
        {!isThere && <Loading rows={5} />}
        {isThere && <RegisterForm asked={isWithout ? [] : data.newsletterTexts} />}
      </div>
      {isThere && <OtherWays />}
    </>
  );
}

function OtherWays() {
  return (
    <>
      <p class="way-in-more">
        {t('register.have-one')}{' '}
        <a class="ds-link" href="/logg-inn">
          {t('link.sign-in')}
        </a>
      </p>
      <p class="way-in-more">
        {t('register.known')}{' '}
        <a class="ds-link" href="/finn-konto">
          {t('link.find')}
        </a>
      </p>
      <p class="way-in-more">
        {t('register.notice')}{' '}
        <a class="ds-link" href={privacyNotice}>
          {t('register.notice.read')}
        </a>
      </p>
    </>
  );
}

/** @param {{ asked: import('../../lib/boxes.js').Asked[] }} props */
function RegisterForm({ asked }) {
  const { route } = useLocation();
  const boxes = useBoxes(asked, { asksYear: true, isAside: true });
  /** @param {FormData} fields */
  const read = (fields) => together(readRegistration(fields), boxes.read(fields));
  return (
    <Form
      document={CustomerRegister}
      read={read}
      named={boxes.named}
      onDone={({ sentTo }, _form, input) => {
        keepSent(input, sentTo);
        route('/lag-konto/sendt');
      }}
      creates
      submit={t('register.submit')}
      busyLabel={t('register.busy')}
      title={t('register.failed')}
    >
      <DoorField name="firstName" label={t('register.firstName')} autocomplete="given-name" />
      <DoorField name="lastName" label={t('register.lastName')} autocomplete="family-name" />
      <EmailField hint={t('register.email.hint')} />
      <NewPasswordField label={t('register.password')} />
      <Boxes
        asked={asked}
        legend={t('boxes.register')}
        hint={t('boxes.register.hint')}
        without={t('boxes.register.without')}
        asksYear
      />
    </Form>
  );
}

/** @param {FormData} fields */
function readRegistration(fields) {
  const input = {
    firstName: text(fields, 'firstName'),
    lastName: text(fields, 'lastName'),
    email: text(fields, 'email'),
    password: password(fields, 'password'),
    language: language.value === 'en' ? 'EN' : 'NB',
  };
  const checks = { firstName: anything, lastName: anything, email: anEmail, password: longEnough };
  return checked(input, checks, t);
}
