import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useVisitToken } from '../../components/way-in/use-link-token.js';
import DeliveryByLink from '../../operations/delivery-link/delivery-by-link.graphql';
import { Delivery } from './delivery.jsx';

/**
 * What the reader of a notice comes to: it asks, and does nothing by itself. The link may be used again and again until
 * the deadline, and opens one delivery alone.
 */
export default function LinkedDeliveryPage() {
  const token = useVisitToken();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="delivery" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(DeliveryByLink, { token }, { isWorded: true });
  const isOver = useSignal(false);
  const isDead = isOver.value || (data && !data.deliveryByLink);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={2} />;
  if (isDead) return <DeadLink kind="delivery" />;
  return (
    <Delivery
      token={token}
      delivery={data.deliveryByLink}
      onDead={() => {
        isOver.value = true;
      }}
    />
  );
}
