import { ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { t } from '../../i18n/index.js';
import { PRODUCTS_PATH, searchPath } from '../../lib/products.js';

/**
 * An empty shelf, and what to try.
 *
 * @param {import('../../lib/products.js').Search} props
 */
export function NothingFound({ search, category }) {
  return (
    <section class="card nothing-found" aria-labelledby="nothing-found">
      <NothingHere class="scene" />
      <h2 id="nothing-found">{t('products.none.title')}</h2>
      <p role="status">
        {search ? t('products.none.search', { search }) : t('products.none.category')}
      </p>
      {search && (
        <ul>
          <li>{t('products.none.spelling')}</li>
          <li>{t('products.none.fewer')}</li>
        </ul>
      )}
      <div class="acts">
        {search && category && (
          <ButtonLink href={searchPath({ search })}>{t('products.none.everywhere')}</ButtonLink>
        )}
        <ButtonLink variant="secondary" href={PRODUCTS_PATH}>
          {t('products.none.all')}
        </ButtonLink>
      </div>
    </section>
  );
}
