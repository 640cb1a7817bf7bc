import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import Security from '../../operations/security/security.graphql';
import { Email } from './email.jsx';
import { Password } from './password.jsx';
import { SecurityLog } from './security-log.jsx';
import { Sessions } from './sessions.jsx';
import './innlogging.css';

export default function SecurityPage() {
  const { data, failed } = useQuery(Security);
  return (
    <Page title={t('security.title')} intro={t('security.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" rows={4} />}
      {data && (
        <>
          <Password me={data.me} />
          <Email me={data.me} />
          <Sessions sessions={data.me.sessions} />
          <SecurityLog />
        </>
      )}
    </Page>
  );
}
