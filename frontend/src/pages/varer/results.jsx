import { useEffect } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import Products from '../../operations/products/products.graphql';
import { Categories } from './categories.jsx';
import { openPages, openTo } from './leafed.js';
import { NothingFound } from './nothing-found.jsx';
import { ProductCard } from './product-card.jsx';

/**
 * What one search finds.
 *
 * @param {import('../../lib/products.js').Search & { total: import('@preact/signals').Signal<number | null> }} props
 *   `total` is told how many there are, once they are here
 */
export function Results({ search, category, total }) {
  const variables = { search: search || null, category: category || null };
  const { data, failed } = useQuery(Products, variables);
  const count = data?.products.totalCount ?? null;
  useEffect(() => {
    total.value = count;
  }, [count]);
  if (failed) return <LoadFailed />;
  if (!data) return <Loading shape="shelf" rows={6} />;
  return (
    <>
      <Categories categories={data.products.categories} search={search} chosen={category} />
      {count === 0 ? (
        <NothingFound search={search} category={category} />
      ) : (
        <PagedList
          class="shelf"
          first={data.products}
          document={Products}
          variables={variables}
          pick={({ products }) => products}
          row={(product) => <ProductCard product={product} />}
          pages={openPages()}
          onPages={openTo}
        />
      )}
    </>
  );
}
