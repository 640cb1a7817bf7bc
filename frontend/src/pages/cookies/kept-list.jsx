import { t } from '../../i18n/index.js';

/**
 * @typedef {object} Kept
 * @property {string} name as the browser calls it
 * @property {'COOKIE' | 'LOCAL_STORAGE' | 'SESSION_STORAGE' | 'HISTORY' | 'CACHE'} place
 * @property {string} purpose
 * @property {string} lasts
 * @property {string} readers
 */

/** Everything, under the names that a browser's own list has. @param {{ kept: Kept[] }} props */
export function KeptList({ kept }) {
  return (
    <section class="section" aria-labelledby="kept">
      <h2 id="kept">{t('cookies.kept')}</h2>
      <p>{t('cookies.kept.text')}</p>
      <ul class="card lines cookies-kept">
        {kept.map((each) => (
          <li key={each.name}>
            <One {...each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {Kept} props */
function One({ name, place, purpose, lasts, readers }) {
  return (
    <>
      <h3>
        {place === 'HISTORY' && `${t('cookies.kept.history')} `}
        <code>{name}</code>
      </h3>
      <p>{purpose}</p>
      <dl>
        <Fact name={t('cookies.kept.place')} text={t(`cookies.place.${place}`)} />
        <Fact name={t('cookies.kept.lasts')} text={lasts} />
        <Fact name={t('cookies.kept.readers')} text={readers} />
      </dl>
    </>
  );
}

/** @param {{ name: string, text: string }} props */
function Fact({ name, text }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
