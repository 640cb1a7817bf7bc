import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import { today } from '../../lib/today.js';

/**
 * @typedef {object} Benefit
 * @property {string} name
 * @property {string} title
 * @property {string} text
 * @property {string | null} fromOn ISO 8601 calendar day, as `untilOn`
 * @property {string | null} untilOn
 *
 * @param {{ benefits: Benefit[], isMember: boolean }} props
 */
export function Benefits({ benefits, isMember }) {
  return (
    <section class="section" aria-labelledby="benefits">
      <h2 id="benefits">{t(isMember ? 'club.benefits.member' : 'club.benefits.guest')}</h2>
      {benefits.length > 0 ? <Cards benefits={benefits} /> : <None />}
    </section>
  );
}

/** @param {{ benefits: Benefit[] }} props */
function Cards({ benefits }) {
  return (
    <ul class="benefits">
      {benefits.map((benefit) => (
        <li key={benefit.name} class="card benefit">
          <h3>{benefit.title}</h3>
          <p>{benefit.text}</p>
          <Days {...benefit} />
        </li>
      ))}
    </ul>
  );
}

/** What has begun needs no first day. @param {Pick<Benefit, 'fromOn' | 'untilOn'>} props */
function Days({ fromOn, untilOn }) {
  const isToCome = fromOn !== null && fromOn > today();
  const kind = [isToCome && 'from', untilOn && 'until'].filter(Boolean).join('-');
  if (!kind) return null;
  const day = (/** @type {string | null} */ on) =>
    on ? keepTogether(formatDay(on, locale.value)) : '';
  const key = /** @type {'from' | 'until' | 'from-until'} */ (kind);
  return (
    <p class="soft small">{t(`club.benefit.${key}`, { from: day(fromOn), until: day(untilOn) })}</p>
  );
}

function None() {
  return (
    <div class="card none-yet">
      <NothingHere class="scene" />
      <p>{t('club.benefits.none')}</p>
    </div>
  );
}
