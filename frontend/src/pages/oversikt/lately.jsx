import { ChangeLine } from '../../components/change-line.jsx';
import { t } from '../../i18n/index.js';
import { recent } from '../../lib/recent.js';

/** @param {{ changes: any[] }} props */
export function Lately({ changes }) {
  const news = recent(changes);
  return (
    <section class="section" aria-labelledby="lately">
      <h2 id="lately">{t('home.lately.title')}</h2>
      {news.length === 0 && <p class="soft">{t('home.lately.none')}</p>}
      {news.length > 0 && <News changes={news} />}
      <p>
        <a class="ds-link" href="/profil#historikk">
          {t('home.lately.all')}
        </a>
      </p>
    </section>
  );
}

/** @param {{ changes: any[] }} props */
function News({ changes }) {
  return (
    <ul class="lines">
      {changes.map((change) => (
        <li key={change.id}>
          <ChangeLine change={change} />
        </li>
      ))}
    </ul>
  );
}
