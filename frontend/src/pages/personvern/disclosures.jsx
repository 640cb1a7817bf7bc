import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryName } from '../../lib/address.js';
import { formatMoment } from '../../lib/format.js';
import { insideSentence, listed } from '../../lib/texts.js';
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

/** That somebody is here goes without saying, once it is said of who gets what. */
const home = 'NO';

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
function Line({ recipient, country, what, acknowledgedAt, ...told }) {
  return (
    <div class="disclosure">
      <h3>{t('disclosures.to', { what, recipient })}</h3>
      <p>{inWords(told)}</p>
      <p class="soft small">
        {country !== home &&
          t('disclosures.where', { country: countryName(country, locale.value) })}{' '}
        {acknowledgedAt
          ? t('disclosures.acknowledged', { when: formatMoment(acknowledgedAt, locale.value) })
          : t('disclosures.unacknowledged')}
      </p>
    </div>
  );
}

/** @param {Pick<Disclosure, 'at' | 'purpose' | 'fields'>} told */
function inWords({ at, purpose, fields }) {
  return t(fields.length > 0 ? 'disclosures.told' : 'disclosures.told.none', {
    when: formatMoment(at, locale.value),
    things: listed(fields, locale.value),
    purpose: insideSentence(purpose),
  });
}
