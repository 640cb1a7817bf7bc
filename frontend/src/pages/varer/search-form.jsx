import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../components/button.jsx';
import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';
import { text } from '../../lib/fields.js';
import { PRODUCTS_PATH, pathOf, searchPath, spoken } from '../../lib/products.js';

/**
 * Stays in the category that is looked at, and says so.
 *
 * @param {import('../../lib/products.js').Search} props
 */
export function SearchForm({ search, category }) {
  const { route } = useLocation();
  const id = useId();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  // Whoever goes back finds the words that were searched for then.
  useLayoutEffect(() => {
    if (input.current) input.current.value = search;
  }, [search]);
  /** @param {import('preact').TargetedSubmitEvent<HTMLFormElement>} event */
  function find(event) {
    event.preventDefault();
    const words = text(new FormData(event.currentTarget), 'sok');
    route(searchPath({ search: words, category }));
  }
  return (
    <search>
      <form class="product-search" action={PRODUCTS_PATH} onSubmit={find}>
        <label class="ds-label" for={id}>
          {t('products.search')}
        </label>
        <p class="soft small" id={`${id}-hint`}>
          {category
            ? t('products.search.within', { category: spoken(pathOf(category)) })
            : t('products.search.hint')}
        </p>
        <div class="product-search-field">
          <input
            class="ds-input"
            type="search"
            id={id}
            name="sok"
            ref={input}
            aria-describedby={`${id}-hint`}
            autocomplete="off"
            autocapitalize="none"
            enterKeyHint="search"
            maxLength={200}
          />
          {category && <input type="hidden" name="kategori" value={category} />}
          <Button type="submit">
            <Icon name="search" />
            {t('products.submit')}
          </Button>
        </div>
      </form>
    </search>
  );
}
