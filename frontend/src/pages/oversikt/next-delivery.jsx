import { Icon } from '../../components/icon.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { locale, t } from '../../i18n/index.js';
import {
  DELIVERIES_PATH,
  deadlineParts,
  deliveryPath,
  formatComing,
} from '../../lib/delivery-days.js';
import { sentence } from '../../lib/texts.js';

/**
 * What comes next, and until when it can be changed, with the faces of those it is for. Of several the
 * first; all of them stand on their own page.
 *
 * @param {{ me: any }} props
 */
export function NextDelivery({ me: { nextDelivery, pets } }) {
  if (!nextDelivery) return null;
  const { subscriptionId, deliverOn, deadlineAt, isOrdered, petIds } = nextDelivery;
  const day = formatComing(deliverOn, locale.value);
  const eaters = pets.filter((/** @type {{ id: string }} */ { id }) => petIds.includes(id));
  return (
    <section class="section" aria-labelledby="next">
      <h2 id="next">{t('home.next')}</h2>
      <a class="card next-delivery" href={deliveryPath(subscriptionId)}>
        {eaters.length > 0 && (
          <span class="next-delivery-faces">
            {eaters.slice(0, 3).map((/** @type {any} */ pet) => (
              <PetFace key={pet.id} pet={pet} />
            ))}
          </span>
        )}
        <span class="next-delivery-words">
          <strong>{isOrdered ? t('home.next.ordered', { day }) : sentence(day)}</strong>{' '}
          {eaters.length > 0 && <span>{t('home.next.for', { name: namesOf(eaters) })} </span>}
          {!isOrdered && <span class="next-delivery-deadline">{deadlineWords(deadlineAt)}</span>}
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

/** @param {{ name: string }[]} pets */
const namesOf = (pets) => new Intl.ListFormat(locale.value).format(pets.map(({ name }) => name));

/** @param {string} deadline */
function deadlineWords(deadline) {
  if (Date.parse(deadline) <= Date.now()) return t('home.next.past');
  return t('home.next.deadline', deadlineParts(deadline, locale.value));
}
