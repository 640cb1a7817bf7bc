import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { t } from '../../i18n/index.js';
import ViewedProducts from '../../operations/consents/viewed-products.graphql';
import ViewedProductsForget from '../../operations/consents/viewed-products-forget.graphql';
import { ViewedProduct } from './viewed-product.jsx';
import './viewed.css';

/** So many are shown before one asks for the rest. */
const FEW = 6;

/** The goods that the shop remembers one has looked at, as long as that is agreed to; and their end (S42). */
export function Viewed() {
  const { data, failed } = useQuery(ViewedProducts);
  const products = data?.me.viewedProducts;
  return (
    <section class="card viewed" aria-labelledby="viewed">
      <h3 id="viewed">{t('consents.viewed')}</h3>
      {failed && <LoadFailed />}
      {!failed && !products && <Loading rows={3} />}
      {products && <Remembered products={products} />}
    </section>
  );
}

/** @param {{ products: import('./viewed-product.jsx').Viewed[] }} props */
function Remembered({ products }) {
  const { done, outcome, busy, forget } = useForgetting();
  const isNone = products.length === 0;
  return (
    <>
      <p class={isNone ? undefined : 'soft'}>
        {t(isNone ? 'consents.viewed.none' : 'consents.viewed.text')}
      </p>
      {!isNone && <List products={products} />}
      <Failure outcome={outcome} />
      {!isNone && (
        <div class="viewed-forget">
          <Button variant="secondary" busy={busy} onClick={forget}>
            {t('consents.viewed.forget')}
          </Button>
          <p class="soft small">{t('consents.viewed.forget.text')}</p>
        </div>
      )}
      <Confirmation done={done} />
    </>
  );
}

/** Forgets all of them, and says what came of it. */
function useForgetting() {
  const { busy, run } = useMutation(ViewedProductsForget);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function forget() {
    done.value = null;
    outcome.value = await run();
    if (outcome.value && 'payload' in outcome.value)
      done.value = goneNow(() => t('consents.viewed.forgotten'));
  }

  return { done: done.value, outcome: outcome.value, busy: busy.value, forget };
}

/** The newest, and behind a button the others. @param {{ products: import('./viewed-product.jsx').Viewed[] }} props */
function List({ products }) {
  const isWhole = useSignal(false);
  const next = useRef(/** @type {HTMLLIElement | null} */ (null));
  useEffect(() => {
    // The button that asked for them is gone, so the first of them takes focus.
    if (isWhole.value) next.current?.focus();
  }, [isWhole.value]);
  const shown = isWhole.value ? products : products.slice(0, FEW);
  return (
    <>
      <ul class="viewed-products">
        {shown.map((viewed, at) => (
          <li key={viewed.sku} ref={at === FEW ? next : null} tabIndex={-1}>
            <ViewedProduct {...viewed} />
          </li>
        ))}
      </ul>
      {shown.length < products.length && (
        <div class="viewed-more">
          <Button
            variant="tertiary"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            {t('consents.viewed.all', { count: products.length })}
          </Button>
        </div>
      )}
    </>
  );
}
