import { mail } from '../../app/shop.js';
import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatMoment } from '../../lib/format.js';
import SecurityEvents from '../../operations/security/security-events.graphql';
import { nameOf } from './name-of.js';

export function SecurityLog() {
  return (
    <section class="section" aria-labelledby="events">
      <h2 id="events">{t('events.title')}</h2>
      <p class="soft">
        {t('events.text')}{' '}
        <a class="ds-link" href="#password">
          {t('events.text.password')}
        </a>{' '}
        {t('events.text.and')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {t('events.text.write')}
        </a>
        .
      </p>
      <PagedList
        document={SecurityEvents}
        pick={({ me }) => me.securityEvents}
        row={(event) => <Event event={event} />}
        empty={t('events.none')}
      />
    </section>
  );
}

/**
 * @typedef {import('../../i18n/index.js').Key extends infer K ? K extends `events.kind.${infer Kind}` ? Kind : never : never} Kind
 *
 * @param {{ event: { kind: Kind, device: string | null, occurredAt: string } }} props
 */
function Event({ event }) {
  const { kind, occurredAt } = event;
  return (
    <>
      <p>
        <strong>{t(`events.kind.${kind}`)}</strong>
      </p>
      <p class="soft small">
        {event.device && `${nameOf(event)} · `}
        <time dateTime={occurredAt}>{formatMoment(occurredAt, locale.value)}</time>
      </p>
    </>
  );
}
