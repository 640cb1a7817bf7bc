import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { SecurityLog } from './security-log.jsx';
import { Sessions } from './sessions.jsx';
import './innlogging.css';

export default function SecurityPage() {
  return (
    <Page title={t('security.title')} intro={t('security.intro')}>
      <Sessions />
      <SecurityLog />
    </Page>
  );
}
