import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { SelectField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { switchLanguage, t } from '../../i18n/index.js';
import { optionalText, text, wholeNumber } from '../../lib/fields.js';
import { formatPhone } from '../../lib/format.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';
import { useSaved } from './use-saved.js';

const languages = [
  { value: 'NB', label: 'Norsk bokmål' },
  { value: 'EN', label: 'English' },
];

/** @param {{ me: any }} props */
export function Person({ me }) {
  const { firstName, lastName, phone, birthYear, language } = me;
  const before = { firstName, lastName, phone, birthYear, language };
  const { done, outcome, version, saved } = useSaved('profile.person.saved', before);
  return (
    <section class="card" aria-labelledby="person">
      <h2 id="person">{t('profile.person.title')}</h2>
      <Email email={me.email} />
      <Form
        key={version.value}
        document={ProfileUpdate}
        read={readPerson}
        onDone={async ({ customer }) => {
          await switchLanguage(customer.language === 'EN' ? 'en' : 'nb');
          saved();
        }}
        submit={t('profile.person.save')}
      >
        <Names me={me} />
        <TextField
          name="phone"
          label={t('profile.phone')}
          hint={t('profile.phone.hint')}
          optional
          type="tel"
          autocomplete="tel"
          defaultValue={phone ? formatPhone(phone) : ''}
        />
        <TextField
          name="birthYear"
          class="ds-input narrow"
          label={t('profile.birthYear')}
          hint={t('profile.birthYear.hint')}
          optional
          inputMode="numeric"
          autocomplete="bday-year"
          maxLength={4}
          defaultValue={birthYear ? String(birthYear) : ''}
        />
        <SelectField
          name="language"
          label={t('profile.language')}
          options={languages}
          defaultValue={language}
        />
      </Form>
      <Failure outcome={outcome.value} />
      <Confirmation done={done.value} />
    </section>
  );
}

/** @param {{ email: string }} props */
function Email({ email }) {
  return (
    <div>
      <p class="ds-label">{t('profile.email')}</p>
      <p class="email">{email}</p>
      <p class="soft small">{t('profile.email.hint')}</p>
    </div>
  );
}

/** @param {{ me: any }} props */
function Names({ me }) {
  return (
    <div class="names">
      <TextField
        name="firstName"
        label={t('profile.firstName')}
        autocomplete="given-name"
        defaultValue={me.firstName ?? ''}
      />
      <TextField
        name="lastName"
        label={t('profile.lastName')}
        autocomplete="family-name"
        defaultValue={me.lastName ?? ''}
      />
    </div>
  );
}

/** @param {FormData} fields */
function readPerson(fields) {
  const birthYear = wholeNumber(fields, 'birthYear');
  if (birthYear === undefined) {
    const message = () => t('profile.birthYear.invalid');
    return { errors: [{ name: 'birthYear', code: 'INVALID', message }] };
  }
  return {
    input: {
      firstName: text(fields, 'firstName'),
      lastName: text(fields, 'lastName'),
      phone: optionalText(fields, 'phone'),
      birthYear,
      language: text(fields, 'language'),
    },
  };
}
