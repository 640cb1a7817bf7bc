import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryName } from '../../lib/address.js';
import { together } from '../../lib/disclosures.js';
import { formatDayOf, formatMoment, formatTime } from '../../lib/format.js';
import { insideSentence, keepMail, listed } from '../../lib/texts.js';
import DisclosuresQuery from '../../operations/privacy/disclosures.graphql';

/** @typedef {import('../../lib/disclosures.js').Disclosure} Disclosure */

/** That somebody is here goes without saying, once it is said of who gets what. */
const home = 'NO';

/** Every sending with something about the customer in it, newest first, those of a day to the same ones together (S36). */
export function Disclosures() {
  return (
    <section class="section" aria-labelledby="disclosures">
      <h2 id="disclosures">{t('disclosures.title')}</h2>
      <PagedList
        document={DisclosuresQuery}
        isWorded
        pick={({ me: { disclosures } }) => ({
          ...disclosures,
          nodes: together(disclosures.nodes, locale.value),
        })}
        row={({ sendings }) =>
          sendings.length > 1 ? <OfOneDay sendings={sendings} /> : <Line {...sendings[0]} />
        }
        empty={t('disclosures.none')}
      />
    </section>
  );
}

/** @param {Disclosure} props */
function Line({ recipient, country, what, acknowledgedAt, at, ...told }) {
  return (
    <div class="disclosure">
      <h3>{t('disclosures.to', { what: keepMail(what), recipient })}</h3>
      <p>{inWords('disclosures.told', told, { when: formatMoment(at, locale.value) })}</p>
      <p class="soft small">
        <Where country={country} />{' '}
        {acknowledgedAt
          ? t('disclosures.acknowledged', { when: formatMoment(acknowledgedAt, locale.value) })
          : t('disclosures.unacknowledged')}
      </p>
    </div>
  );
}

/** @param {{ sendings: Disclosure[] }} props at least two, alike but for what they were about */
function OfOneDay({ sendings }) {
  const { recipient, country, acknowledgedAt, at, ...told } = sendings[0];
  const day = formatDayOf(at, locale.value);
  return (
    <div class="disclosure">
      <h3>{t('disclosures.day', { day, recipient })}</h3>
      <ul>
        {sendings.map((each) => (
          <li key={each.id}>
            {t('disclosures.day.one', {
              what: keepMail(each.what),
              time: formatTime(each.at, locale.value),
            })}
          </li>
        ))}
      </ul>
      <p>{inWords('disclosures.day.told', told)}</p>
      <p class="soft small">
        <Where country={country} />{' '}
        {t(acknowledgedAt ? 'disclosures.day.acknowledged' : 'disclosures.unacknowledged')}
      </p>
    </div>
  );
}

/** @param {{ country: string }} props */
function Where({ country }) {
  if (country === home) return null;
  return <>{t('disclosures.where', { country: countryName(country, locale.value) })}</>;
}

/**
 * @param {'disclosures.told' | 'disclosures.day.told'} key
 * @param {Pick<Disclosure, 'purpose' | 'fields'>} told
 * @param {{ when?: string }} [values]
 */
function inWords(key, { purpose, fields }, values) {
  return t(fields.length > 0 ? key : `${key}.none`, {
    ...values,
    things: listed(fields, locale.value),
    purpose: insideSentence(purpose),
  });
}
