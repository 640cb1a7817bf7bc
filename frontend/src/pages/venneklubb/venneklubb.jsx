import { useSignal } from '@preact/signals';
import { useQuery } from '../../app/use-query.js';
import { useEver } from '../../components/boxes/use-ever.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useTold } from '../../components/use-told.js';
import { language, t } from '../../i18n/index.js';
import Membership from '../../operations/club/membership.graphql';
import ConsentsToJoin from '../../operations/consents/consents-to-join.graphql';
import { Benefits } from './benefits.jsx';
import { Codes } from './codes.jsx';
import { Leave } from './leave.jsx';
import { News } from './news.jsx';
import { Periods } from './periods.jsx';
import { Standing } from './standing.jsx';
import { useJoin } from './use-join.js';
import { useNoMail } from './use-no-mail.js';
import './venneklubb.css';

/** The venneklubb: whether one is in it, what comes of it, and the way in and out (S6). */
export default function ClubPage() {
  const told = useSignal(/** @type {import('./use-join.js').Told | null} */ (null));
  return (
    <Page title={t('club.title')} intro={t('club.intro')}>
      {/* The server words benefits and codes, so in another language they are asked for anew. */}
      <Club key={language.value} told={told} />
    </Page>
  );
}

/**
 * @typedef {{ membership: object | null }} Changed the membership after a change
 *
 * @param {{ told: import('./use-join.js').Latest }} props
 */
function Club({ told }) {
  const { answer, tell } = useTold(useQuery(Membership, {}, { isWorded: true }));
  const { data, failed } = answer;
  const consents = useQuery(ConsentsToJoin, {}, { isWorded: true });
  const isWithout = useEver(consents.failed);
  const { join, isJoining } = useJoin(told, show);
  const { joined } = useNoMail(told);

  /** What a change comes to is there with what is said of it. @param {Changed} payload */
  function show({ membership }) {
    tell(({ me }) => ({ me: { ...me, membership: { ...me.membership, ...membership } } }));
  }

  if (failed) return <LoadFailed />;
  // Boxes that came after the button would push it away, and have a tick where the finger comes down.
  if (!data || !(consents.data || isWithout)) return <Loading shape="cards" />;
  const { isMember, since, benefits, discountCodes, periods } = data.me.membership;
  return (
    <>
      <News told={told.value} />
      <Standing
        since={since}
        consents={isWithout ? [] : consents.data.me.consents}
        told={told}
        onJoined={(ticked, payload) => {
          show(payload);
          joined(ticked, payload.waitsAt);
        }}
      />
      <Benefits benefits={benefits} isMember={isMember} />
      <Codes codes={discountCodes} isMember={isMember} />
      {periods.length > 0 && <Periods periods={periods} />}
      {isMember && <Leave told={told} onLeft={show} onUndo={join} isUndoing={isJoining} />}
    </>
  );
}
