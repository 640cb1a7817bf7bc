import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatAgo, formatMoment } from '../../lib/format.js';
import { nameOf } from './name-of.js';

/**
 * @typedef {object} Session
 * @property {string} id
 * @property {string | null} device e.g. `Chrome, Linux`; null when it can't be told
 * @property {string} createdAt
 * @property {string} lastUsedAt
 * @property {boolean} current
 *
 * @param {{ session: Session, busy: boolean, onEnd: () => void }} props
 */
export function Device({ session, busy, onEnd }) {
  const { createdAt, lastUsedAt, current } = session;
  const device = nameOf(session);
  const ago = formatAgo(lastUsedAt, locale.value);
  return (
    <article class="card device">
      <div>
        {current && <p class="chip">{t('sessions.current')}</p>}
        <h3>{device}</h3>
        <p>{current ? t('sessions.now') : t('sessions.used', { ago })}</p>
        <p class="soft small">
          {t('sessions.began', { time: formatMoment(createdAt, locale.value) })}
        </p>
      </div>
      {!current && (
        <Button
          variant="secondary"
          busy={busy}
          aria-label={t('sessions.end.label', { device, ago })}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </Button>
      )}
    </article>
  );
}
