import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryName } from '../../lib/address.js';
import { insideSentence, keepMail, listed } from '../../lib/texts.js';
import RecipientsQuery from '../../operations/privacy/recipients.graphql';

/**
 * @typedef {object} Recipient
 * @property {string} name
 * @property {string} role
 * @property {string} country ISO 3166-1 alpha-2
 * @property {string} purpose
 * @property {string[]} fields
 */

/** Everybody who may get anything, and exactly what (S36). */
export function Recipients() {
  const { data, failed } = useQuery(RecipientsQuery, {}, { isWorded: true });
  return (
    <section class="section" aria-labelledby="recipients">
      <h2 id="recipients">{t('recipients.title')}</h2>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data && <Known recipients={data.recipients} />}
    </section>
  );
}

/** @param {{ recipients: Recipient[] }} props */
function Known({ recipients }) {
  if (recipients.length === 0) return <p>{t('recipients.none')}</p>;
  const together = onlyCountry(recipients);
  return (
    <>
      <p class="soft">
        {t('recipients.text')}{' '}
        {together && t('recipients.together', { country: countryName(together, locale.value) })}
      </p>
      <ul class="recipients">
        {recipients.map((recipient) => (
          <li key={recipient.name}>
            <Card {...recipient} isAbroad={!together} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** @param {Recipient[]} recipients @returns {string | null} where all of them are, said once then */
function onlyCountry(recipients) {
  const countries = new Set(recipients.map(({ country }) => country));
  return countries.size === 1 ? recipients[0].country : null;
}

/** @param {Recipient & { isAbroad: boolean }} props `isAbroad` where not all are in one country */
function Card({ name, role, country, purpose, fields, isAbroad }) {
  return (
    <article class="card recipient">
      <div>
        <h3>{name}</h3>
        <p class="soft">{keepMail(role)}</p>
      </div>
      <p>
        {t('recipients.get', {
          things: keepMail(listed(fields, locale.value)),
          purpose: keepMail(insideSentence(purpose)),
        })}{' '}
        {isAbroad && t('recipients.where', { country: countryName(country, locale.value) })}
      </p>
    </article>
  );
}
