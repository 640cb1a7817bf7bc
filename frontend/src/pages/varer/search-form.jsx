import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../components/button.jsx';
import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';
import { text } from '../../lib/fields.js';
import {
  excessOf,
  MOST_SEARCHED,
  PRODUCTS_PATH,
  pathOf,
  searchPath,
  spoken,
} from '../../lib/products.js';

/**
 * Stays in the category that is looked at, and says so. What is too long stays in the field, whole,
 * and isn't searched for until it is shorter.
 *
 * @param {import('../../lib/products.js').Search} props
 */
export function SearchForm({ search, category }) {
  const { route } = useLocation();
  const id = useId();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const excess = useSignal(0);
  // Whoever goes back finds the words that were searched for then.
  useLayoutEffect(() => {
    if (input.current) input.current.value = search;
    excess.value = excessOf(search);
  }, [search]);
  /** @param {import('preact').TargetedSubmitEvent<HTMLFormElement>} event */
  function find(event) {
    event.preventDefault();
    const words = text(new FormData(event.currentTarget), 'sok');
    excess.value = excessOf(words);
    if (excess.value > 0) return input.current?.focus();
    route(searchPath({ search: words, category }));
  }
  /** What is wrong goes as it is mended. @param {import('preact').TargetedInputEvent<HTMLInputElement>} event */
  function shorten({ currentTarget }) {
    if (excess.value > 0) excess.value = excessOf(currentTarget.value.trim());
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
            aria-describedby={`${id}-hint ${id}-problem`}
            aria-invalid={excess.value > 0}
            autocomplete="off"
            autocapitalize="none"
            enterKeyHint="search"
            onInput={shorten}
          />
          {category && <input type="hidden" name="kategori" value={category} />}
          <Button type="submit">
            <Icon name="search" />
            {t('products.submit')}
          </Button>
        </div>
        <div role="alert" id={`${id}-problem`}>
          {excess.value > 0 && (
            <p class="ds-validation-message">
              {t('products.search.too-long', { most: MOST_SEARCHED, count: excess.value })}
            </p>
          )}
        </div>
      </form>
    </search>
  );
}
