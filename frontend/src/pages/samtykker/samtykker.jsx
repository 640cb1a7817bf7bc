import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useOneTap } from '../../components/use-one-tap.js';
import { useTold } from '../../components/use-told.js';
import { language, t } from '../../i18n/index.js';
import { isAdapted, isSent } from '../../lib/consents.js';
import OwnConsents from '../../operations/consents/own-consents.graphql';
import { Browser } from './browser.jsx';
import { Group } from './group.jsx';
import { NoToAll } from './no-to-all.jsx';
import { useActs } from './use-acts.js';
import { Viewed } from './viewed.jsx';
import './samtykker.css';

/** @typedef {import('../../lib/consents.js').Consent} Consent */

/** Samtykker og reklame: what one agreed to, one thing at a time (S28 to S32, S40, S42, S43). */
export default function ConsentsPage() {
  const { answer, shown, tell } = useTold(useQuery(OwnConsents, {}, { isWorded: true }));
  const { data, failed, wordedIn } = answer;
  const acts = useActs({
    now: () => shown().me.consents,
    tell: (consents) => tell(({ me }) => ({ me: after(me, consents) })),
  });
  useOneTap();
  const asking = useSignal(/** @type {string | null} */ (null));
  // The server words all of it, and what is agreed to is the text that stands there.
  const isThere = data && wordedIn === language.value;
  return (
    <Page title={t('consents.title')} intro={t('consents.intro')}>
      {failed && <LoadFailed />}
      {!failed && !isThere && <Loading shape="cards" rows={4} />}
      {isThere && <Consents {...data.me} acts={acts} asking={asking} />}
    </Page>
  );
}

/**
 * @typedef {object} Shared
 * @property {import('./use-acts.js').Acts} acts
 * @property {import('@preact/signals').Signal<string | null>} asking the purpose for which the year one was born is asked for
 *
 * @typedef {{ consents: Consent[], viewedProducts: object[] }} Told
 *
 * @param {Told & Shared} props
 */
function Consents({ consents, viewedProducts, ...shared }) {
  /** @param {(consent: Consent) => boolean} belongs */
  const group = (belongs) => ({ consents: consents.filter(belongs), ...shared });
  const own = group(({ purpose }) => purpose === 'PERSONALISATION');
  return (
    <>
      <NoToAll consents={consents} isRemembered={viewedProducts.length > 0} acts={shared.acts} />
      <Group name="mail" {...group(({ kind }) => kind === 'MAIL')} />
      <Group name="sms" {...group(({ kind }) => kind === 'SMS')} />
      <Group name="own" {...own}>
        {/* Nothing is remembered without a yes. */}
        {own.consents.some(({ inForce }) => inForce) && (
          <>
            {!consents.some(isSent) && <p class="soft">{t('consents.own.nothing')}</p>}
            <Viewed />
          </>
        )}
      </Group>
      <Group name="cart" {...group(({ purpose }) => purpose === 'CART_REMINDER')} />
      <Browser />
      <More />
    </>
  );
}

/** What was remembered goes with the yes, and doesn't come back with it. @param {Told} before @param {Consent[]} consents */
function after(before, consents) {
  const viewedProducts = consents.some(isAdapted) ? before.viewedProducts : [];
  return { ...before, consents, viewedProducts };
}

function More() {
  return (
    <section class="section" aria-labelledby="consents-more">
      <h2 id="consents-more">{t('consents.more')}</h2>
      <ul class="plain-list">
        <li>
          <a class="ds-link" href="/sendt-til-deg">
            {t('consents.more.sent')}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/samtykker/kvittering">
            {t('consents.more.receipt')}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/personvern">
            {t('consents.more.privacy')}
          </a>
        </li>
      </ul>
    </section>
  );
}
