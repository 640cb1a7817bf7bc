import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useHashFocus } from '../../components/use-hash-focus.js';
import { t } from '../../i18n/index.js';
import Profile from '../../operations/profile/profile.graphql';
import { DeliveryAddresses } from './delivery-addresses.jsx';
import { History } from './history.jsx';
import { Person } from './person.jsx';
import { PostalAddress } from './postal-address.jsx';
import './profil.css';

export default function ProfilePage() {
  const { data, failed } = useQuery(Profile);
  const latest = useSignal(/** @type {import('./use-news.js').Told | null} */ (null));
  useHashFocus(Boolean(data));
  return (
    <Page title={t('profile.title')} intro={t('profile.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data && (
        <>
          <Person me={data.me} latest={latest} />
          <PostalAddress address={data.me.postalAddress} latest={latest} />
          <DeliveryAddresses me={data.me} latest={latest} />
          <History />
        </>
      )}
    </Page>
  );
}
