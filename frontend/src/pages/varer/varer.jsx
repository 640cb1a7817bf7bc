import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { excessOf, searchIn, searchPath } from '../../lib/products.js';
import { lookAt } from './leafed.js';
import { Results } from './results.jsx';
import { SearchForm } from './search-form.jsx';
import './varer.css';

/** What the shop sells. The address holds the search, so that back and reload find it again. */
export default function ProductsPage() {
  const { query } = useLocation();
  const search = searchIn(query);
  const address = searchPath(search);
  /** @type {import('@preact/signals').Signal<number | null>} */
  const total = useSignal(null);
  // Before the results come, which ask how many of their pages are open.
  useLayoutEffect(() => lookAt(address), [address]);
  return (
    <Page title={t('products.title')} intro={t('products.intro')}>
      <SearchForm {...search} />
      <p role="status" class="found">
        {total.value ? inWords(search.search, total.value) : ''}
      </p>
      {excessOf(search.search) === 0 && <Results key={address} {...search} total={total} />}
    </Page>
  );
}

/** @param {string} search @param {number} count */
function inWords(search, count) {
  return search ? t('products.found.for', { search, count }) : t('products.found', { count });
}
