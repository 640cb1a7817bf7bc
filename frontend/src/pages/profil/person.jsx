import { SelectField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { locale, language as shown, t } from '../../i18n/index.js';
import { optionalText, text, year } from '../../lib/fields.js';
import { formatDayOf, formatPhone } from '../../lib/format.js';
import { partOf } from '../../lib/input.js';
import { keepTogether } from '../../lib/no-break.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';
import { News } from './news.jsx';
import { useNews } from './use-news.js';
import { useSaved } from './use-saved.js';

const languages = [
  { value: 'NB', label: 'Norsk bokmål' },
  { value: 'EN', label: 'English' },
];

/** @param {{ me: any, latest: import('./use-news.js').Latest }} props */
export function Person({ me, latest }) {
  const { firstName, lastName, phone, birthYear } = me;
  // The switch on top of the page changes the profile's language too, and the field follows it.
  const language = shown.value === 'en' ? 'EN' : 'NB';
  const news = useNews(latest, 'person');
  // A name can be changed but not taken back to none.
  const names = { firstName: firstName ?? undefined, lastName: lastName ?? undefined };
  const before = { ...names, phone, birthYear, language };
  const savedWords = (/** @type {object} */ input) =>
    phone && 'phone' in input ? 'profile.person.saved.phone' : 'profile.person.saved';
  const { saved, unchanged } = useSaved(news, savedWords, before);
  return (
    <section class="card" aria-labelledby="person">
      <h2 id="person">{t('profile.person.title')}</h2>
      {me.profileConfirmedAt && <Confirmed moment={me.profileConfirmedAt} />}
      <Email email={me.email} />
      {me.customerNumber && <CustomerNumber number={me.customerNumber} />}
      <Form
        draft="person"
        document={ProfileUpdate}
        read={readPerson}
        onSend={news.clear}
        onDone={saved}
        onUnchanged={unchanged}
        submit={t('profile.person.save')}
      >
        <Names me={me} />
        <TextField
          name="phone"
          label={t('profile.phone')}
          hint={<PhoneHint isKnown={Boolean(phone)} />}
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
          hint={t('profile.language.hint')}
          options={languages}
          defaultValue={language}
        />
      </Form>
      <News told={news.told} />
    </section>
  );
}

/** A yes to texts doesn't go along to another number. @param {{ isKnown: boolean }} props */
function PhoneHint({ isKnown }) {
  if (!isKnown) return t('profile.phone.hint');
  return (
    <>
      {t('profile.phone.hint')} {t('profile.phone.texts')}{' '}
      <a class="ds-link" href="/samtykker">
        {t('menu.consents')}
      </a>
      .
    </>
  );
}

/** When the customer last said that all of it is right. @param {{ moment: string }} props */
function Confirmed({ moment }) {
  const day = keepTogether(formatDayOf(moment, locale.value));
  return <p class="soft small">{t('profile.confirmed', { day })}</p>;
}

/** @param {{ email: string | null }} props */
function Email({ email }) {
  return (
    <div>
      <p class="ds-label">{t('profile.email')}</p>
      {email && <p class="email">{email}</p>}
      <p class="soft small">{t(email ? 'profile.email.hint' : 'profile.email.none')}</p>
      <p>
        <a class="ds-link" href="/innlogging#epost">
          {t(email ? 'profile.email.change' : 'profile.email.add')}
        </a>
      </p>
    </div>
  );
}

/** @param {{ number: string }} props */
function CustomerNumber({ number }) {
  return (
    <div>
      <p class="ds-label">{t('profile.number')}</p>
      <p>{number}</p>
      <p class="soft small">{t('profile.number.hint')}</p>
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

/**
 * What nobody touched here may have been changed in another window, so it isn't sent.
 *
 * @param {FormData} fields
 * @param {ReadonlySet<string>} touched
 */
function readPerson(fields, touched) {
  const birthYear = year(fields, 'birthYear');
  if (birthYear === undefined) {
    const message = () => t('profile.birthYear.invalid');
    return { errors: [{ name: 'birthYear', code: 'INVALID', message }] };
  }
  const person = {
    firstName: text(fields, 'firstName'),
    lastName: text(fields, 'lastName'),
    phone: optionalText(fields, 'phone'),
    birthYear,
    language: text(fields, 'language'),
  };
  return { input: partOf(person, touched) };
}
