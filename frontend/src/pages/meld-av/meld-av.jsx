import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useLinkToken } from '../../components/way-in/use-link-token.js';
import { dropToken } from '../../lib/link-token.js';
import ConsentByLink from '../../operations/consent-link/consent-by-link.graphql';
import { Leaving } from './leaving.jsx';

/** It ends what it is about, and may be used again and again: the window keeps it at a reload. */
const KEPT_AS = 'minside.leave-link';

/** What the reader of marketing comes to by the link at its foot: it asks, and does nothing by itself. */
export default function LeavingPage() {
  const token = useLinkToken(KEPT_AS);
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="consent" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(ConsentByLink, { token }, { isWorded: true });
  const isDead = useSignal(false);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  if (isDead.value || !data.consentByLink) return <DeadLink kind="consent" />;
  return (
    <Leaving
      token={token}
      consent={data.consentByLink}
      onDead={() => {
        isDead.value = true;
        dropToken(location.pathname, KEPT_AS);
      }}
    />
  );
}
