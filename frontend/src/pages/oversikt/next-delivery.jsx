import { Icon } from '../../components/icon.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { locale, t } from '../../i18n/index.js';
import {
  DELIVERIES_PATH,
  deadlineParts,
  deliveryPath,
  firstToCome,
  formatComing,
} from '../../lib/deliveries.js';
import { sentence } from '../../lib/texts.js';

/**
 * What comes next, and until when it can be changed, with the faces of those it is for. Of several the
 * first; all of them stand on their own page.
 *
 * @param {{ me: any }} props
 */
export function NextDelivery({ me }) {
  const first = firstToCome(me.subscriptions);
  if (!first) return null;
  const { deliverOn, deadlineAt } = first.nextDelivery;
  const eaters = eatersAmong(me.pets, first);
  return (
    <section class="section" aria-labelledby="next">
      <h2 id="next">{t('home.next')}</h2>
      <a class="card next-delivery" href={deliveryPath(first.id)}>
        {eaters.length > 0 && (
          <span class="next-delivery-faces">
            {eaters.slice(0, 3).map((pet) => (
              <PetFace key={pet.id} pet={pet} />
            ))}
          </span>
        )}
        <span class="next-delivery-words">
          <strong>{sentence(formatComing(deliverOn, locale.value))}</strong>{' '}
          {eaters.length > 0 && <span>{t('home.next.for', { name: namesOf(eaters) })} </span>}
          <span class="next-delivery-deadline">
            {t('home.next.deadline', deadlineParts(deadlineAt, locale.value))}
          </span>
        </span>
        <Icon name="arrow" />
      </a>
      <p>
        <a class="ds-link" href={DELIVERIES_PATH}>
          {t('home.next.all')}
        </a>
      </p>
    </section>
  );
}

/** @param {any[]} pets @param {any} subscription @returns {any[]} */
function eatersAmong(pets, { lines }) {
  const ids = new Set(lines.flatMap((/** @type {any} */ line) => line.pets.map(idOf)));
  return pets.filter(({ id }) => ids.has(id));
}

/** @param {{ id: string }} pet */
const idOf = ({ id }) => id;

/** @param {{ name: string }[]} pets */
const namesOf = (pets) => new Intl.ListFormat(locale.value).format(pets.map(({ name }) => name));
