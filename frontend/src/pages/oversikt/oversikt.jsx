import { customer } from '../../app/session.js';
import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { CameBack } from '../../components/orders/came-back.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { CONTACT_PATH } from '../../lib/contact.js';
import { apart } from '../../lib/orders.js';
import Home from '../../operations/home.graphql';
import { Lately } from './lately.jsx';
import { Needs } from './needs.jsx';
import { NextDelivery } from './next-delivery.jsx';
import { Pets } from './pets.jsx';
import { UnderWay } from './under-way.jsx';
import './oversikt.css';

export default function HomePage() {
  const { data, failed } = useQuery(Home);
  const name = data?.me.firstName;
  return (
    <Page
      title={name ? t('home.greeting', { name }) : t('home.greeting.nameless')}
      name={t('menu.home')}
      intro={t('home.intro')}
    >
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data && <Overview me={data.me} />}
    </Page>
  );
}

/** @param {{ me: any }} props */
function Overview({ me }) {
  const { back, coming } = apart(me.ordersUnderWay);
  return (
    <>
      <NextDelivery me={me} />
      <Needs me={me} />
      <Answered count={customer.value?.unreadConversations ?? 0} />
      <CameBack orders={back} unpaid={me.unpaidInvoices} most={1} />
      <UnderWay orders={coming} unpaid={me.unpaidInvoices} charges={me.unpaidDeliveries} />
      <Pets pets={me.pets} />
      <Lately changes={me.profileChanges.nodes} />
      <p class="soft">
        {t('home.shop')}{' '}
        <a class="ds-link" href="/varer">
          {t('home.shop.link')}
        </a>
      </p>
    </>
  );
}

/** The menu says so too, but a phone has it closed. @param {{ count: number }} props conversations */
function Answered({ count }) {
  if (count === 0) return null;
  return (
    <p>
      <a class="ds-link" href={CONTACT_PATH}>
        {t('home.answered', { count })}
      </a>
    </p>
  );
}
