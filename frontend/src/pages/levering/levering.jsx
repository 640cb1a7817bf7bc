import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useLinkToken } from '../../components/way-in/use-link-token.js';
import DeliveryByLink from '../../operations/delivery-link/delivery-by-link.graphql';
import { Delivery } from './delivery.jsx';

/** What the reader of a notice comes to: it asks, and does nothing by itself. */
export default function LinkedDeliveryPage() {
  const token = useLinkToken();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="delivery" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(DeliveryByLink, { token }, { isWorded: true });
  const isDead = useSignal(false);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={2} />;
  if (isDead.value || !data.deliveryByLink) return <DeadLink kind="delivery" />;
  return (
    <Delivery
      token={token}
      delivery={data.deliveryByLink}
      onDead={() => {
        isDead.value = true;
      }}
    />
  );
}
