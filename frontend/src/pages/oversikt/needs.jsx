import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';
import { missing, welcome } from '../../lib/needs.js';

/**
 * What we need from the customer, or that it is nothing; and what would be welcome.
 *
 * @param {{ me: import('../../lib/needs.js').Known }} props
 */
export function Needs({ me }) {
  const needs = missing(me);
  return (
    <>
      {needs.length > 0 ? <Needed needs={needs} /> : <Nothing />}
      {welcome(me).map((wish) => (
        <Welcome key={wish} wish={wish} />
      ))}
    </>
  );
}

/** @param {{ needs: import('../../lib/needs.js').Need[] }} props */
function Needed({ needs }) {
  return (
    <section class="card needs" data-needs-you aria-labelledby="needs">
      <h2 id="needs">{t('home.needs.title', { count: needs.length })}</h2>
      <ul class="plain-list">
        {needs.map((need) => (
          <li key={need}>
            <a class="need" href={`/profil#${need}`}>
              <span>
                <strong>{t(`home.needs.${need}`)}</strong>
                <span class="why">{t(`home.needs.${need}.why`)}</span>
              </span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  return (
    <p class="nothing">
      <Icon name="check" />
      {t('home.needs.none')}
    </p>
  );
}

/** Said calmly: nobody has to. @param {{ wish: import('../../lib/needs.js').Wish }} props */
function Welcome({ wish }) {
  return (
    <p class="soft">
      <a class="ds-link" href={`/profil#${wish}`}>
        {t(`home.wishes.${wish}`)}
      </a>{' '}
      {t(`home.wishes.${wish}.why`)}
    </p>
  );
}
