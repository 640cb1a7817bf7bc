import { locale, t } from '../../i18n/index.js';
import { kindOf } from '../../lib/changes.js';
import { formatAgo } from '../../lib/format.js';
import { recent } from '../../lib/recent.js';

/**
 * The latest change in a sentence: enough to notice one that somebody else made. All of them, with
 * what stood there before, are in the profile.
 *
 * @param {{ changes: import('../../components/change-line.jsx').Change[] }} props newest first
 */
export function Lately({ changes }) {
  const [latest] = recent(changes);
  return (
    <p class="soft">
      {latest ? inWords(latest) : t('home.lately.none')}{' '}
      <a class="ds-link" href="/profil#historikk">
        {t('home.lately.all')}
      </a>
    </p>
  );
}

/** @param {import('../../components/change-line.jsx').Change} change */
function inWords(change) {
  return t(`home.lately.${kindOf(change)}`, {
    who: t(`change.by.${change.changedBy}`),
    what: t(`change.field.${change.field}`),
    when: formatAgo(change.changedAt, locale.value),
  });
}
