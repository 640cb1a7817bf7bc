import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { useOneTap } from '../../components/use-one-tap.js';
import { useTold } from '../../components/use-told.js';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useVisitToken } from '../../components/way-in/use-link-token.js';
import ConsentByLink from '../../operations/consent-link/consent-by-link.graphql';
import { Leaving } from './leaving.jsx';

/**
 * What the reader of marketing comes to by the link at its foot: it asks, and does nothing by itself. The link may be
 * used again and again.
 */
export default function LeavingPage() {
  const token = useVisitToken();
  useOneTap();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="consent" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { answer, shown, tell } = useTold(useQuery(ConsentByLink, { token }, { isWorded: true }));
  const { data, failed } = answer;
  const isDead = useSignal(false);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  if (isDead.value || !data.consentByLink) return <DeadLink kind="consent" />;
  return (
    <Leaving
      token={token}
      consent={data.consentByLink}
      shown={{
        now: () => shown().consentByLink,
        tell: (consentByLink) => tell(() => ({ consentByLink })),
      }}
      onDead={() => {
        isDead.value = true;
      }}
    />
  );
}
