import { Things } from '../../components/list-field/things.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryName } from '../../lib/address.js';
import { formatMoment } from '../../lib/format.js';
import DisclosuresQuery from '../../operations/privacy/disclosures.graphql';

/**
 * @typedef {object} Disclosure
 * @property {string} at
 * @property {string | null} acknowledgedAt
 * @property {string} recipient
 * @property {string} country ISO 3166-1 alpha-2
 * @property {string} purpose
 * @property {string} what
 * @property {string[]} fields
 */

/** Every sending with something about the customer in it, newest first (S36). */
export function Disclosures() {
  return (
    <section class="section" aria-labelledby="disclosures">
      <h2 id="disclosures">{t('disclosures.title')}</h2>
      <PagedList
        document={DisclosuresQuery}
        isWorded
        pick={({ me }) => me.disclosures}
        row={(disclosure) => <Line {...disclosure} />}
        empty={t('disclosures.none')}
      />
    </section>
  );
}

/** @param {Disclosure} props */
function Line({ at, acknowledgedAt, recipient, country, purpose, what, fields }) {
  return (
    <div class="disclosure">
      <h3>{t('disclosures.to', { what, recipient })}</h3>
      <p>
        {t('disclosures.why', { purpose })}{' '}
        {t('disclosures.where', { country: countryName(country, locale.value) })}
      </p>
      {fields.length > 0 ? (
        <>
          <p class="soft small">{t('disclosures.fields')}</p>
          <Things label={t('disclosures.fields')} things={fields} />
        </>
      ) : (
        <p class="soft small">{t('disclosures.fields.none')}</p>
      )}
      <p class="soft small">
        {t('disclosures.sent')} <Moment at={at} />
        {' · '}
        {acknowledgedAt ? (
          <>
            {t('disclosures.acknowledged')} <Moment at={acknowledgedAt} />
          </>
        ) : (
          t('disclosures.unacknowledged')
        )}
      </p>
    </div>
  );
}

/** @param {{ at: string }} props */
function Moment({ at }) {
  return <time dateTime={at}>{formatMoment(at, locale.value)}</time>;
}
