import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { CARTS_PATH } from '../../lib/carts.js';
import { formatAgo, formatMoment } from '../../lib/format.js';
import { isTakenBack, takeBack } from './use-take-back.js';
import { nameOf } from './words.js';

/** What was deleted within the day, each with its way back. @param {{ carts: any[] }} props */
export function Deleted({ carts }) {
  if (carts.length === 0) return null;
  return (
    <section class="section" aria-labelledby="deleted">
      <h2 id="deleted">{t('carts.recent')}</h2>
      <ul class="lines">
        {carts.map((cart) => (
          <li key={cart.change} class="cart-deleted">
            <div>
              <p class="cart-deleted-name">{nameOf(cart)}</p>
              <p class="soft small">
                {t('carts.recent.until', {
                  ago: formatAgo(cart.deletedAt, locale.value),
                  until: formatMoment(cart.until, locale.value),
                })}
              </p>
            </div>
            <Button
              variant="secondary"
              data-size="sm"
              aria-label={t('carts.recent.back', { name: nameOf(cart) })}
              busy={isTakenBack(cart.change)}
              onClick={() =>
                takeBack(cart.change, CARTS_PATH, () =>
                  t('carts.undone.delete', { name: nameOf(cart) }),
                )
              }
            >
              {t('carts.undo.delete')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
