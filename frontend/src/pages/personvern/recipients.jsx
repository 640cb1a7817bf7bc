import { useQuery } from '../../app/use-query.js';
import { Things } from '../../components/list-field/things.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryName } from '../../lib/address.js';
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
  return (
    <>
      <p class="soft">{t('recipients.text')}</p>
      <ul class="recipients">
        {recipients.map((recipient) => (
          <li key={recipient.name}>
            <Card {...recipient} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** @param {Recipient} props */
function Card({ name, role, country, purpose, fields }) {
  return (
    <article class="card recipient">
      <div>
        <h3>{name}</h3>
        <p>{role}</p>
        <p class="soft small">
          {t('recipients.where')} {countryName(country, locale.value)}
        </p>
      </div>
      <div>
        <h4>{t('recipients.purpose')}</h4>
        <p>{purpose}</p>
      </div>
      <div>
        <h4>{t('recipients.fields')}</h4>
        <Things things={fields} />
      </div>
    </article>
  );
}
