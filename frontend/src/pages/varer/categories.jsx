import { Portrait } from '../../components/illustrations/portrait.jsx';
import { t } from '../../i18n/index.js';
import { categoryOf, pathOf, searchPath, speciesOf, spoken } from '../../lib/products.js';

/** @typedef {{ path: string[], count: number }} Category */

/**
 * The same search in one category, or in all; whose they are is drawn beside the name.
 *
 * @param {{ categories: Category[], search: string, chosen: string }} props
 */
export function Categories({ categories, search, chosen }) {
  const listed = categories.map((each) => ({ ...each, category: categoryOf(each.path) }));
  const isListed = !chosen || listed.some(({ category }) => category === chosen);
  if (listed.length === 0 && !chosen) return null;
  const all = listed.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav aria-label={t('products.categories')}>
      <ul class="categories">
        <Choice
          to={searchPath({ search })}
          isChosen={!chosen}
          name={t('products.category', { name: t('products.all'), number: all })}
        />
        {!isListed && (
          <Choice
            to={searchPath({ search, category: chosen })}
            isChosen
            name={spoken(pathOf(chosen))}
            path={pathOf(chosen)}
          />
        )}
        {listed.map(({ path, category, count }) => (
          <Choice
            key={category}
            to={searchPath({ search, category })}
            isChosen={category === chosen}
            name={t('products.category', { name: spoken(path), number: count })}
            path={path}
          />
        ))}
      </ul>
    </nav>
  );
}

/** @param {{ to: string, isChosen: boolean, name: string, path?: string[] }} props */
function Choice({ to, isChosen, name, path = [] }) {
  const species = /** @type {any} */ (speciesOf(path));
  return (
    <li>
      <a class="category" href={to} aria-current={isChosen ? 'true' : undefined}>
        {species && <Portrait species={species} />}
        {name}
      </a>
    </li>
  );
}
