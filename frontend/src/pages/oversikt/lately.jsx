import { ChangeLine } from '../../components/change-line.jsx';
import { t } from '../../i18n/index.js';

/** @param {{ changes: any[] }} props */
export function Lately({ changes }) {
  return (
    <section class="section" aria-labelledby="lately">
      <h2 id="lately">{t('home.lately.title')}</h2>
      {changes.length === 0 && <p class="soft">{t('home.lately.none')}</p>}
      {changes.length > 0 && <Changes changes={changes} />}
    </section>
  );
}

/** @param {{ changes: any[] }} props */
function Changes({ changes }) {
  return (
    <>
      <ul class="lines">
        {changes.map((change) => (
          <li key={change.id}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href="/profil#historikk">
          {t('home.lately.all')}
        </a>
      </p>
    </>
  );
}
