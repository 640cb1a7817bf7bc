import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { NothingHere } from '../../components/illustrations/scenes/nothing-here.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { PRODUCTS_PATH } from '../../lib/products.js';
import ProductQuery from '../../operations/products/product.graphql';
import { About } from './about.jsx';
import { goBack, lastSearch } from './leafed.js';
import { Offer } from './offer.jsx';
import { Reviews } from './reviews.jsx';
import { Variants } from './variants.jsx';
import './varer.css';

/** A product's own page. @param {{ sku: string }} props from the address */
export default function ProductPage({ sku }) {
  const { data, failed } = useQuery(ProductQuery, { sku });
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" />;
  return data.product ? <Product product={data.product} /> : <Missing />;
}

/** @param {{ product: any }} props */
function Product({ product }) {
  return (
    <Page title={product.name} intro={product.brand}>
      <Offer product={product} />
      <Variants product={product} />
      <About product={product} />
      <Reviews product={product} />
      <p class="soft small">{t('product.number', { sku: product.sku })}</p>
      <p>
        <a class="ds-link" href={lastSearch() || PRODUCTS_PATH} onClick={goBack}>
          {t('product.back')}
        </a>
      </p>
    </Page>
  );
}

/** No such number, or it was never ours. */
function Missing() {
  return (
    <Page title={t('product.missing.title')} intro={t('product.missing.text')}>
      <NothingHere class="scene" />
      <div class="acts">
        <ButtonLink href={PRODUCTS_PATH}>{t('product.missing.act')}</ButtonLink>
      </div>
    </Page>
  );
}
